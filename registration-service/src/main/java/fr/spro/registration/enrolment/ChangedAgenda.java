package fr.spro.registration.enrolment;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.suite.LocalizedText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What has changed of the day and the sessions of a person since they have last seen it, with what was
/// so before.
///
/// @param version of what is so now
/// @param when the earlier time, null if it is the same
/// @param place the earlier place, null if it is the same
/// @param accessLanguages the languages whose readers have other directions than before
public record ChangedAgenda(
        String version,
        @Nullable Time when,
        @Nullable String place,
        Set<Locale> accessLanguages,
        List<ChangedSession> sessions) {

    /// @param zone in which it was told; null if that is not known
    public record Time(
            Instant startsAt, Instant endsAt, @Nullable ZoneId zone) {}

    /// A session that is at another time, in another room, or no longer there.
    ///
    /// @param title the earlier one, null if it is not known
    /// @param now null if it does not take place any more
    public record ChangedSession(
            @Nullable LocalizedText title,
            Time when,
            String room,
            @Nullable Session now) {

        public boolean isMoved() {
            return now != null
                    && !(when.startsAt().equals(now.startsAt()) && when.endsAt().equals(now.endsAt()));
        }
    }

    /// Whether there is anything to say to readers of this language.
    public boolean concerns(Locale language) {
        return when != null || place != null || !sessions.isEmpty() || isAccessChangedFor(language);
    }

    public boolean isAccessChangedFor(Locale language) {
        return accessLanguages.contains(Locale.of(language.getLanguage()));
    }

    /// @return empty if nothing has changed
    static Optional<ChangedAgenda> between(Agenda before, RegionalDay day, List<SessionId> workshops) {
        var now = Agenda.of(day, workshops);
        var isMoved =
                !before.startsAt().equals(now.startsAt()) || !before.endsAt().equals(now.endsAt());
        var removed = before.parts().stream()
                .map(Agenda.Part::session)
                .filter(session ->
                        workshops.contains(session) && day.session(session).isEmpty());
        var sessions = Stream.concat(now.movedSince(before).stream(), removed)
                .map(session -> changed(before, session, day))
                .toList();
        var access = now.languagesOfOtherAccessThan(before);
        if (!now.differsInTimeOrPlaceFrom(before) && access.isEmpty() && sessions.isEmpty()) return Optional.empty();
        return Optional.of(new ChangedAgenda(
                Fingerprint.of(now),
                isMoved ? new Time(before.startsAt(), before.endsAt(), before.zone()) : null,
                before.place().equals(now.place()) ? null : before.place(),
                access,
                sessions));
    }

    private static ChangedSession changed(Agenda before, SessionId id, RegionalDay day) {
        var part = before.parts().stream()
                .filter(one -> one.session().equals(id))
                .findFirst()
                .orElseThrow();
        return new ChangedSession(
                LocalizedText.orNull(part.title(), part.englishTitle()),
                new Time(part.startsAt(), part.endsAt(), before.zone()),
                part.room(),
                day.session(id).orElse(null));
    }
}
