package fr.spro.registration.day;

import fr.spro.platform.messaging.audit.AuditEntry.Field;
import fr.spro.platform.messaging.audit.Differences;
import fr.spro.registration.day.Details.Room;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an edit changes in a day, a session or a question, for the audit log: texts that may name people without their
/// values.
final class DayDifference {

    /// Before the id of a session, in the name of the field with its times.
    static final String SESSION = "session-";

    private DayDifference() {}

    static List<Field> of(DayEdit edit, RegionalDay before, RegionalDay after) {
        return switch (edit) {
            case DayEdit.Rewrite _, DayEdit.Describe _ -> ofDay(before, after);
            case DayEdit.PutSession(var session) -> ofSession(session.id(), before, after);
            case DayEdit.RemoveSession(var id) -> ofSession(id, before, after);
            case DayEdit.RestoreSession(var id, var _) -> ofSession(id, before, after);
            case DayEdit.PutQuestion(var question) -> ofQuestion(question.id(), before, after);
            case DayEdit.RemoveQuestion _, DayEdit.MoveQuestionUp _, DayEdit.PutPicture _, DayEdit.RemovePicture _ ->
                List.of();
        };
    }

    private static List<Field> ofDay(RegionalDay before, RegionalDay after) {
        var was = before.details();
        var is = after.details();
        var fields = new Differences()
                .unnamed("title", was.title(), is.title())
                .value("startsAt", was.startsAt(), is.startsAt())
                .value("endsAt", was.endsAt(), is.endsAt())
                .value("zone", was.zone(), is.zone())
                .value("place", was.place(), is.place())
                .value("access", was.access(), is.access())
                .value("englishAccess", get(was.english(), EnglishDay::access), get(is.english(), EnglishDay::access))
                .unnamed("description", was.description(), is.description())
                .unnamed("english", english(was), english(is))
                .value("places", was.places(), is.places())
                .value("rooms", rooms(was), rooms(is))
                .value("opensAt", was.opensAt(), is.opensAt())
                .value("closesAt", was.closesAt(), is.closesAt())
                .value("wishesUntil", was.wishesUntil(), is.wishesUntil())
                .value("choicesUntil", was.choicesUntil(), is.choicesUntil())
                .unnamed("rehearsal", was.rehearsal(), is.rehearsal())
                .unnamed("links", before.links(), after.links())
                .unnamed("sessions", besidesTimes(before), besidesTimes(after))
                .unnamed("questions", before.questions(), after.questions())
                .unnamed("message", before.lastAnnouncement(), after.lastAnnouncement());
        for (var session : after.sessions()) {
            before.session(session.id())
                    .ifPresent(earlier -> fields.value(SESSION + session.id().value(), times(earlier), times(session)));
        }
        return fields.fields();
    }

    private static List<@Nullable String> english(Details details) {
        var english = details.english();
        return english == null ? Arrays.asList(null, null) : Arrays.asList(english.title(), english.description());
    }

    private static String times(Session session) {
        return "%s/%s".formatted(session.startsAt(), session.endsAt());
    }

    private static Map<SessionId, List<@Nullable Object>> besidesTimes(RegionalDay day) {
        return day.sessions().stream()
                .collect(Collectors.toMap(
                        Session::id,
                        session -> Arrays.asList(
                                session.part(),
                                session.title(),
                                session.room(),
                                session.seats(),
                                session.speakers(),
                                session.summary(),
                                session.english())));
    }

    private static String rooms(Details details) {
        return details.rooms().stream().map(DayDifference::room).collect(Collectors.joining(", "));
    }

    private static String room(Room room) {
        return "%s (%d)".formatted(room.name(), room.capacity());
    }

    /// One that is added has no values before, a removed one none afterwards.
    private static List<Field> ofSession(SessionId id, RegionalDay before, RegionalDay after) {
        var was = before.session(id).orElse(null);
        var is = after.session(id).orElse(null);
        return new Differences()
                .value("part", get(was, Session::part), get(is, Session::part))
                .unnamed("title", get(was, Session::title), get(is, Session::title))
                .value("startsAt", get(was, Session::startsAt), get(is, Session::startsAt))
                .value("endsAt", get(was, Session::endsAt), get(is, Session::endsAt))
                .value("room", get(was, Session::room), get(is, Session::room))
                .value("seats", get(was, Session::seats), get(is, Session::seats))
                .unnamed("speakers", texts(was, Session::speakers), texts(is, Session::speakers))
                .unnamed("summary", get(was, Session::summary), get(is, Session::summary))
                .unnamed("english", get(was, Session::english), get(is, Session::english))
                .fields();
    }

    private static List<Field> ofQuestion(QuestionId id, RegionalDay before, RegionalDay after) {
        var was = before.questions().find(id).orElse(null);
        var is = after.questions().find(id).orElse(null);
        return new Differences()
                .unnamed("wording", get(was, Question::wording), get(is, Question::wording))
                .value("kind", get(was, Question::kind), get(is, Question::kind))
                .unnamed("options", texts(was, Question::options), texts(is, Question::options))
                .unnamed("help", get(was, Question::help), get(is, Question::help))
                .value("required", get(was, Question::required), get(is, Question::required))
                .unnamed("purpose", get(was, Question::purpose), get(is, Question::purpose))
                .value("keptDays", get(was, Question::keptDays), get(is, Question::keptDays))
                .fields();
    }

    private static <T, V> @Nullable V get(@Nullable T of, Function<T, @Nullable V> value) {
        return of == null ? null : value.apply(of);
    }

    private static <T> List<?> texts(@Nullable T of, Function<T, List<?>> value) {
        return of == null ? List.of() : value.apply(of);
    }
}
