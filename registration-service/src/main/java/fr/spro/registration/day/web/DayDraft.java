package fr.spro.registration.day.web;

import fr.spro.platform.person.DeliverableAddress;
import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.Details.Room;
import fr.spro.registration.day.EnglishDay;
import fr.spro.registration.day.EnglishSession;
import fr.spro.registration.day.Option;
import fr.spro.registration.day.ProgrammePart;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.Question.Kind;
import fr.spro.registration.day.QuestionId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Link;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.suite.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A day in requests of the API.
///
/// @param english its texts in English; those of the stored day if it is absent, none if it is empty
record DayDraft(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,80}") String slug,
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 4000) String description,
        @NotBlank @Size(max = 300) String place,
        @Nullable @Size(max = 1000) String access,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        @Min(1) @Max(Details.MAX_PLACES) int places,
        @Nullable @Size(max = 60) List<@Valid RoomDraft> rooms,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable @DeliverableAddress String rehearsal,
        @Nullable Instant wishesUntil,
        @Nullable @Pattern(regexp = TimeZones.KNOWN) String zone,
        @Nullable @Valid EnglishDayDraft english,
        @Nullable Instant choicesUntil,
        @NotNull @Size(max = 60) List<@Valid SessionDraft> sessions,
        @Nullable @Size(max = 20) List<@Valid LinkDraft> links,
        @Nullable @Size(max = 20) List<@Valid QuestionDraft> questions) {

    private static final java.util.regex.Pattern AT_SESSION = java.util.regex.Pattern.compile("sessions\\[(\\d+)](.*)");

    record EnglishDayDraft(
            @Nullable @Size(max = 200) String title,
            @Nullable @Size(max = 4000) String description,
            @Nullable @Size(max = 1000) String access) {

        EnglishDay texts() {
            return new EnglishDay(title, description, access);
        }
    }

    record EnglishSessionDraft(
            @Nullable @Size(max = 200) String title,
            @Nullable @Size(max = 1000) String summary) {

        EnglishSession texts() {
            return new EnglishSession(title, summary);
        }
    }

    record RoomDraft(
            @NotBlank @Size(max = 100) String name,
            @Min(1) @Max(Details.MAX_PLACES) int capacity) {}

    /// @param english its texts in English; those of the stored session if it is absent, none if it is empty
    record SessionDraft(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String id,
            @NotNull ProgrammePart kind,
            @NotBlank @Size(max = 200) String title,
            @NotNull Instant startsAt,
            @NotNull Instant endsAt,
            @NotBlank @Size(max = 100) String room,
            @Nullable @Min(1) @Max(Details.MAX_PLACES) Integer seats,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 200) String> speakers,
            @Nullable @Size(max = 1000) String summary,
            @Nullable @Valid EnglishSessionDraft english) {

        /// @param before the stored day
        Session session(@Nullable RegionalDay before) {
            var session = new SessionId(id);
            return new Session(
                    session,
                    kind,
                    title,
                    startsAt,
                    endsAt,
                    room,
                    seats,
                    orNone(speakers),
                    summary,
                    english != null ? english.texts() : translated(before, session));
        }

        private @Nullable EnglishSession translated(@Nullable RegionalDay before, SessionId session) {
            if (before == null) return null;
            return before.session(session)
                    .map(Session::english)
                    .map(stored -> stored.besides(summary))
                    .orElse(null);
        }
    }

    record LinkDraft(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Pattern(regexp = "https://\\S{1,500}") String url) {}

    record LocalizedTextDraft(
            @NotBlank @Size(max = 500) String fr,
            @Nullable @Size(max = 500) String en) {

        LocalizedText wording() {
            return new LocalizedText(fr, en);
        }
    }

    record OptionDraft(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String id,
            @NotNull @Valid LocalizedTextDraft label) {}

    record QuestionDraft(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String id,
            @NotNull Kind kind,
            @NotNull @Valid LocalizedTextDraft wording,
            @Nullable @Valid LocalizedTextDraft help,
            @Nullable @Size(max = 20) List<@Valid OptionDraft> options,
            boolean required,
            @NotNull @Valid LocalizedTextDraft purpose,
            @Min(0) @Max(Question.MAX_KEPT_DAYS) int keptDays) {

        Question question() {
            return new Question(
                    new QuestionId(id),
                    kind,
                    wording.wording(),
                    help == null ? null : help.wording(),
                    orNone(options).stream()
                            .map(option ->
                                    new Option(option.id(), option.label().wording()))
                            .toList(),
                    required,
                    purpose.wording(),
                    keptDays);
        }
    }

    RegionalDay day(String request) {
        return asking(RegionalDay.draft(new DayId(slug), request, details(null), programme(null), reading()));
    }

    RegionalDay over(RegionalDay day) {
        return asking(day.with(details(day), reading()).with(programme(day)));
    }

    /// The violations at the sessions of the request, of which the day has the order of time.
    List<Violation> asSent(List<Violation> found) {
        var order = IntStream.range(0, sessions.size())
                .boxed()
                .sorted(Comparator.comparing(index -> sessions.get(index).startsAt()))
                .toList();
        return found.stream()
                .map(violation -> {
                    var path = AT_SESSION.matcher(violation.path());
                    return path.matches()
                            ? violation.at("sessions[%d]%s"
                                    .formatted(order.get(Integer.parseInt(path.group(1))), path.group(2)))
                            : violation;
                })
                .toList();
    }

    /// Absent questions are not changed, for older clients.
    private RegionalDay asking(RegionalDay day) {
        return questions == null
                ? day
                : day.with(day.questions()
                        .replacedBy(
                                questions.stream().map(QuestionDraft::question).toList()));
    }

    private Details details(@Nullable RegionalDay before) {
        return new Details(
                title,
                description,
                place,
                access,
                startsAt,
                endsAt,
                places,
                orNone(rooms).stream()
                        .map(room -> new Room(room.name(), room.capacity()))
                        .toList(),
                opensAt,
                closesAt,
                EmailAddress.parse(rehearsal).orElse(null),
                wishesUntil,
                zone == null ? null : ZoneId.of(zone),
                english != null ? english.texts() : translated(before),
                choicesUntil);
    }

    private @Nullable EnglishDay translated(@Nullable RegionalDay before) {
        var stored = before == null ? null : before.details().english();
        return stored == null ? null : stored.besides(access);
    }

    private List<Session> programme(@Nullable RegionalDay before) {
        return sessions.stream().map(session -> session.session(before)).toList();
    }

    private List<Link> reading() {
        return orNone(links).stream()
                .map(link -> new Link(link.title(), link.url()))
                .toList();
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
