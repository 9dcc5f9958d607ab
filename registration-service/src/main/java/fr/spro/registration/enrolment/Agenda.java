package fr.spro.registration.enrolment;

import fr.spro.contracts.RegistrationEvent.Earlier;
import fr.spro.contracts.RegistrationEvent.EarlierSession;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The times and rooms that a participant was last notified of, as in the calendar entry.
///
/// @param access empty if there was none, null if it is not known
/// @param announced the version of the last announcement then, null if there was none or it is not known
/// @param parts the sessions for everybody and the chosen workshops
/// @param zone of the times; earlier documents do not have it
record Agenda(
        boolean takesPlace,
        Instant startsAt,
        Instant endsAt,
        String place,
        @Nullable String access,
        @Nullable Long announced,
        List<Part> parts,
        @Nullable String englishAccess,
        @Nullable ZoneId zone) {

    /// @param title null if it is not known
    record Part(
            SessionId session,
            @Nullable String title,
            Instant startsAt,
            Instant endsAt,
            String room,
            @Nullable String englishTitle) {

        private boolean isAt(Part other, Duration shift) {
            return startsAt.equals(other.startsAt.plus(shift))
                    && endsAt.equals(other.endsAt.plus(shift))
                    && room.equals(other.room);
        }
    }

    static Agenda of(RegionalDay day, List<SessionId> workshops) {
        return new Agenda(
                !day.isCancelled(),
                day.startsAt(),
                day.endsAt(),
                day.place(),
                Objects.requireNonNullElse(day.access(), ""),
                day.lastAnnouncement(),
                day.sessions().stream()
                        .filter(session -> !session.isWorkshop() || workshops.contains(session.id()))
                        .map(Agenda::part)
                        .toList(),
                day.details().english() == null ? null : day.details().english().access(),
                day.zone());
    }

    /// It once the day is cancelled, with the announcement of that.
    Agenda calledOff(@Nullable Long announcement) {
        return new Agenda(false, startsAt, endsAt, place, access, announcement, parts, englishAccess, zone);
    }

    Agenda without(List<SessionId> workshops) {
        return with(parts.stream()
                .filter(part -> !workshops.contains(part.session()))
                .toList());
    }

    /// It with the parts of a later one that it does not have.
    Agenda completedBy(Agenda later) {
        var added = later.parts.stream().filter(part -> part(part.session()).isEmpty());
        return with(Stream.concat(parts.stream(), added).toList());
    }

    private Agenda with(List<Part> others) {
        return new Agenda(takesPlace, startsAt, endsAt, place, access, announced, others, englishAccess, zone);
    }

    List<SessionId> sessions() {
        return parts.stream().map(Part::session).toList();
    }

    /// Whether both sessions begin at the same time.
    boolean isParallel(SessionId one, SessionId other) {
        var start = part(one).map(Part::startsAt);
        return start.isPresent() && start.equals(part(other).map(Part::startsAt));
    }

    boolean differsInTimeOrPlaceFrom(Agenda other) {
        return !startsAt.equals(other.startsAt)
                || !endsAt.equals(other.endsAt)
                || !place.equals(other.place)
                || other.access != null && !other.access.equals(access);
    }

    /// The languages whose readers are told another way to the place. What was not known before has not
    /// changed; without an English text the French one is read.
    Set<Locale> languagesOfOtherAccessThan(Agenda before) {
        if (before.access == null) return Set.of();
        var isFrench = !before.access.equals(access);
        var isEnglish = before.englishAccess == null && englishAccess != null
                ? isFrench
                : !Objects.equals(before.readInEnglish(), readInEnglish());
        return Stream.of(isFrench ? Locale.FRENCH : null, isEnglish ? Locale.ENGLISH : null)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private @Nullable String readInEnglish() {
        return englishAccess == null ? access : englishAccess;
    }

    /// The sessions that both have, at another time or in another room. A session that has moved along
    /// with the start of the day is not among them.
    List<SessionId> movedSince(Agenda before) {
        var shift = Duration.between(before.startsAt, startsAt);
        return parts.stream()
                .filter(part -> before.part(part.session())
                        .filter(earlier -> !part.isAt(earlier, Duration.ZERO) && !part.isAt(earlier, shift))
                        .isPresent())
                .map(Part::session)
                .toList();
    }

    /// Whether an announcement of this version is newer.
    boolean isBefore(long announcement) {
        return announced == null || announced < announcement;
    }

    /// It as an earlier state, with these sessions.
    Earlier earlier(List<SessionId> sessions) {
        var described = parts.stream()
                .filter(part -> sessions.contains(part.session()))
                .map(part -> new EarlierSession(
                        part.session().value(),
                        part.title(),
                        part.startsAt(),
                        part.endsAt(),
                        part.room(),
                        part.englishTitle()))
                .toList();
        return new Earlier(
                startsAt, endsAt, place, access, described, englishAccess, zone == null ? null : zone.getId());
    }

    private Optional<Part> part(SessionId session) {
        return parts.stream().filter(part -> part.session().equals(session)).findFirst();
    }

    private static Part part(Session session) {
        return new Part(
                session.id(),
                session.title(),
                session.startsAt(),
                session.endsAt(),
                session.room(),
                session.titleText().english());
    }
}
