package fr.spro.registration.day;

import fr.spro.platform.violation.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Validates that a day and its sessions are consistent.
final class ProgrammeRules {

    private final RegionalDay before;
    private final RegionalDay day;
    private final List<Violation> violations = new ArrayList<>();

    private ProgrammeRules(RegionalDay before, RegionalDay day) {
        this.before = before;
        this.day = day;
    }

    /// @param before the day as it is stored
    static List<Violation> violations(RegionalDay before, RegionalDay day) {
        var violations = of(before, day);
        if (before.isPublic() && before.details().isRanked() != day.details().isRanked()) {
            violations.add(Violation.of("wishesUntil", "seat-assignment-fixed"));
        }
        if (beginsAfterItWasHeld(before, day)) violations.add(Violation.of("startsAt", "held-before"));
        return violations;
    }

    /// Attestations would speak of a day to come.
    private static boolean beginsAfterItWasHeld(RegionalDay before, RegionalDay day) {
        var heldAt = before.heldAt();
        var isMoved = !before.startsAt().equals(day.startsAt());
        return before.isHeld() && heldAt != null && isMoved && day.startsAt().isAfter(heldAt);
    }

    static List<Violation> violations(RegionalDay day) {
        return of(day, day);
    }

    private static List<Violation> of(RegionalDay before, RegionalDay day) {
        var rules = new ProgrammeRules(before, day);
        rules.checkDay();
        for (int i = 0; i < day.sessions().size(); i++) rules.checkSession(i);
        return rules.violations;
    }

    private void checkDay() {
        var details = day.details();
        if (!details.startsAt().isBefore(details.endsAt())) violate("endsAt", "end-before-start");
        var closesAt = details.closesAt();
        if (closesAt != null) {
            if (details.opensAt() != null && !details.opensAt().isBefore(closesAt)) {
                violate("closesAt", "closes-before-opening");
            }
            if (closesAt.isAfter(details.endsAt())) violate("closesAt", "closes-after-day");
        }
        var wishesUntil = details.wishesUntil();
        if (wishesUntil != null && !wishesUntil.isBefore(details.startsAt())) {
            violate("wishesUntil", "wishes-after-start");
        }
        var choicesUntil = details.choicesUntil();
        if (choicesUntil != null && choicesUntil.isAfter(details.startsAt())) {
            violate("choicesUntil", "choices-after-start");
        }
        var english = details.english();
        if (english != null && english.access() != null && details.access() == null) {
            violate("english.access", "french-missing");
        }
        var names = new HashSet<String>();
        for (var room : details.rooms()) {
            if (!names.add(room.name().toLowerCase(Locale.ROOT))) violate("rooms", "duplicate-room", room.name());
        }
    }

    private void checkSession(int index) {
        var session = day.sessions().get(index);
        var earlier = day.sessions().subList(0, index);
        if (earlier.stream().anyMatch(other -> other.id().equals(session.id()))) {
            violateAt(index, "id", "duplicate-session", session.id().value());
        }
        if (!session.startsAt().isBefore(session.endsAt()))
            violateAt(index, "endsAt", "end-before-start", session.title());
        if (session.startsAt().isBefore(day.startsAt()) || session.endsAt().isAfter(day.endsAt())) {
            violateAt(index, "startsAt", "outside-day", session.title());
        }
        checkSeats(index, session);
        var english = session.english();
        if (english != null && english.summary() != null && session.summary() == null) {
            violateAt(index, "english.summary", "french-missing");
        }
        for (int other = 0; other < index; other++) {
            if (!needSameRoom(session, day.sessions().get(other))) continue;
            checkRoom(other, index);
            break;
        }
    }

    private static boolean needSameRoom(Session one, Session other) {
        return other.room().equalsIgnoreCase(one.room()) && other.overlaps(one);
    }

    /// At the session that was changed, with the name of the other one: the later one if both were, or
    /// none.
    private void checkRoom(int earlier, int later) {
        var at = isChanged(earlier) && !isChanged(later) ? earlier : later;
        var other = day.sessions().get(at == earlier ? later : earlier);
        violateAt(at, "room", "room-taken", other.title());
    }

    private boolean isChanged(int index) {
        var session = day.sessions().get(index);
        return before.session(session.id()).filter(session::equals).isEmpty();
    }

    private void checkSeats(int index, Session session) {
        var seats = session.seats();
        if (!session.isWorkshop()) {
            if (seats != null) violateAt(index, "seats", "seats-not-allowed");
        } else if (seats == null) {
            violateAt(index, "seats", "seats-missing");
        } else {
            day.details()
                    .room(session.room())
                    .filter(room -> room.capacity() < seats)
                    .ifPresent(room -> violateAt(
                            index, "seats", "seats-above-room", room.name(), String.valueOf(room.capacity())));
        }
    }

    private void violateAt(int session, String field, String code, Object... arguments) {
        violate("sessions[%d].%s".formatted(session, field), code, arguments);
    }

    private void violate(String path, String code, Object... arguments) {
        violations.add(Violation.of(path, code, arguments));
    }
}
