package fr.spro.registration.day;

import fr.spro.contracts.DayEvent.SessionKind;

/// What a session is. A welcome, a break or a meal has neither seats nor attendance of its own.
public enum ProgrammePart {
    PLENARY(SessionKind.PLENARY),
    WORKSHOP(SessionKind.WORKSHOP),
    ROUND_TABLE(SessionKind.ROUND_TABLE),
    WELCOME(SessionKind.PLENARY),
    BREAK(SessionKind.PLENARY),
    LUNCH(SessionKind.PLENARY);

    private final SessionKind published;

    ProgrammePart(SessionKind published) {
        this.published = published;
    }

    /// As events and stored documents say it, whose readers know no more kinds.
    SessionKind published() {
        return published;
    }

    public boolean isPause() {
        return this == WELCOME || this == BREAK || this == LUNCH;
    }
}
