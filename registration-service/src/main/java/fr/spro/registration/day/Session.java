package fr.spro.registration.day;

import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.suite.LocalizedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of the programme; only workshops have `seats`.
///
/// @param speakers one line each, as in the programme
/// @param summary what it is about, in some sentences
/// @param english null if nothing is translated
/// @param pause which one it is, if it is a welcome, a break or a meal
public record Session(
        SessionId id,
        SessionKind kind,
        String title,
        Instant startsAt,
        Instant endsAt,
        String room,
        @Nullable Integer seats,
        List<String> speakers,
        @Nullable String summary,
        @Nullable EnglishSession english,
        @Nullable ProgrammePart pause) {

    public Session {
        if (english != null && english.isEmpty()) english = null;
    }

    public Session(
            SessionId id,
            ProgrammePart part,
            String title,
            Instant startsAt,
            Instant endsAt,
            String room,
            @Nullable Integer seats,
            List<String> speakers,
            @Nullable String summary,
            @Nullable EnglishSession english) {
        this(
                id,
                part.published(),
                title,
                startsAt,
                endsAt,
                room,
                seats,
                speakers,
                summary,
                english,
                part.isPause() ? part : null);
    }

    public Session(
            SessionId id,
            SessionKind kind,
            String title,
            Instant startsAt,
            Instant endsAt,
            String room,
            @Nullable Integer seats,
            List<String> speakers) {
        this(id, kind, title, startsAt, endsAt, room, seats, speakers, null, null, null);
    }

    public LocalizedText titleText() {
        return new LocalizedText(title, english == null ? null : english.title());
    }

    /// What it is about; null if there is nothing to say.
    public @Nullable LocalizedText summaryText() {
        return LocalizedText.orNull(summary, english == null ? null : english.summary());
    }

    Session at(Instant startsAt, Instant endsAt) {
        return new Session(id, kind, title, startsAt, endsAt, room, seats, speakers, summary, english, pause);
    }

    public ProgrammePart part() {
        return pause == null ? ProgrammePart.valueOf(kind.name()) : pause;
    }

    public boolean isPause() {
        return pause != null;
    }

    public boolean isWorkshop() {
        return kind == SessionKind.WORKSHOP;
    }

    boolean isAtTheSameTimeAndPlaceAs(Session other) {
        return startsAt.equals(other.startsAt) && endsAt.equals(other.endsAt) && room.equals(other.room);
    }

    public boolean overlaps(Session other) {
        return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
    }
}
