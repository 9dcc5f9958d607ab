package fr.spro.registration.day.web;

import fr.spro.platform.violation.Violation;
import fr.spro.platform.web.FormErrors;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.EnglishSession;
import fr.spro.registration.day.ProgrammePart;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/// The form of one session.
///
/// @param room one of the list, or empty
/// @param otherRoom one that is not in the list, typed
/// @param speakers one per line
/// @param version of the day that was read, as text; null in the form of a new session
public record SessionForm(
        @NotNull @Pattern(regexp = "PLENARY|WORKSHOP|ROUND_TABLE|WELCOME|BREAK|LUNCH")
        String kind,

        @NotBlank @Size(max = 200) String title,
        @NotBlank String startsAt,
        @NotBlank String endsAt,
        @Nullable @Size(max = 100) String room,
        @Nullable @Size(max = 100) String otherRoom,
        @Nullable String seats,
        @Nullable @Size(max = 2000) String speakers,
        @Nullable @Size(max = 1000) String summary,
        @Nullable @Size(max = 200) String titleEnglish,
        @Nullable @Size(max = 1000) String summaryEnglish,
        @Nullable String version) {

    private static final EnglishSession NOTHING_TRANSLATED = new EnglishSession(null, null);
    private static final long HOUR = 3600;

    static SessionForm of(Session session, RegionalDay day) {
        var english = Objects.requireNonNullElse(session.english(), NOTHING_TRANSLATED);
        return new SessionForm(
                session.part().name(),
                session.title(),
                FormParsing.time(session.startsAt(), day.zone()),
                FormParsing.time(session.endsAt(), day.zone()),
                session.room(),
                "",
                Objects.toString(session.seats(), ""),
                String.join("\n", session.speakers()),
                session.summary(),
                english.title(),
                english.summary(),
                String.valueOf(day.version()));
    }

    /// The initial form: a workshop after the last session.
    static SessionForm next(RegionalDay day) {
        var last = day.sessions().isEmpty()
                ? day.startsAt()
                : day.sessions().getLast().endsAt();
        var end = last.plusSeconds(HOUR).isAfter(day.endsAt()) ? day.endsAt() : last.plusSeconds(HOUR);
        return new SessionForm(
                ProgrammePart.WORKSHOP.name(),
                "",
                FormParsing.time(last, day.zone()),
                FormParsing.time(end, day.zone()),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                null);
    }

    private @Nullable String chosenRoom() {
        var other = FormParsing.orNull(otherRoom);
        return other == null ? FormParsing.orNull(room) : other;
    }

    boolean isWorkshop() {
        return ProgrammePart.WORKSHOP.name().equals(kind);
    }

    void check(BindingResult errors, RegionalDay day) {
        var typed = new FormParsing(errors);
        typed.time("startsAt", startsAt);
        typed.time("endsAt", endsAt);
        var date = FormParsing.date(day.startsAt(), day.zone());
        typed.hour("startsAt", date, startsAt, day.zone());
        typed.hour("endsAt", date, endsAt, day.zone());
        if (chosenRoom() == null) errors.rejectValue("room", "NotBlank");
        if (FormParsing.orNull(room) != null && FormParsing.orNull(otherRoom) != null) {
            FormErrors.reject(errors, "otherRoom", "two-rooms");
        }
        if (FormParsing.orNull(seats) != null) typed.number("seats", seats, Details.MAX_PLACES);
    }

    /// If something cannot be read, also the faults of the rest, so that all are seen at once.
    void checkRest(BindingResult errors, SessionId id, RegionalDay day, Function<Session, List<Violation>> rules) {
        if (!errors.hasErrors()) return;
        readable(errors, id, day)
                .map(rules)
                .ifPresentOrElse(
                        found -> ViolationsOfSessions.rejectSession(errors, ViolationsOfSessions.more(errors, found)),
                        () -> new FormParsing(errors).order("startsAt", startsAt, "endsAt", endsAt));
    }

    /// The session without what cannot be read; empty if its time cannot.
    private Optional<Session> readable(BindingResult errors, SessionId id, RegionalDay day) {
        if (Stream.of("kind", "startsAt", "endsAt").anyMatch(errors::hasFieldErrors)) return Optional.empty();
        var readable = new SessionForm(
                kind,
                Objects.requireNonNullElse(title, ""),
                startsAt,
                endsAt,
                Objects.requireNonNullElse(chosenRoom(), ""),
                null,
                errors.hasFieldErrors("seats") ? null : seats,
                speakers,
                summary,
                titleEnglish,
                summaryEnglish,
                version);
        return Optional.of(readable.session(id, day));
    }

    Session session(SessionId id, RegionalDay day) {
        var date = FormParsing.date(day.startsAt(), day.zone());
        var number = FormParsing.orNull(seats);
        return new Session(
                id,
                ProgrammePart.valueOf(kind),
                title.strip(),
                FormParsing.instant(date, startsAt, day.zone()),
                FormParsing.instant(date, endsAt, day.zone()),
                Objects.requireNonNullElse(chosenRoom(), ""),
                number == null ? null : Integer.valueOf(number),
                FormParsing.lines(speakers),
                FormParsing.orNull(summary),
                new EnglishSession(titleEnglish, summaryEnglish));
    }
}
