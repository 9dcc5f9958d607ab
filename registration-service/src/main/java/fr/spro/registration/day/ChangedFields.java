package fr.spro.registration.day;

import fr.spro.platform.messaging.audit.AuditEntry.Field;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.suite.Dates;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Formats what an entry of the history changed, in the reader's language. In templates: `@changedFields`.
@Component
public class ChangedFields {

    private static final List<String> AREAS = List.of("day.", "registration.");
    private static final List<String> WHOLE = List.of("-added", "-removed");

    /// @param before empty if there was none
    /// @param isTold whether the values are known: those that may name people are not recorded
    public record Line(String name, String before, String after, boolean isTold) {}

    private final MessageSource messages;
    private final Dates dates;

    ChangedFields(MessageSource messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    /// None for an entry of an earlier version, which has no fields.
    public List<Line> of(AuditRecord entry) {
        return of(entry, Map.of());
    }

    /// @param sessions the titles of the sessions of the day, by their ids
    public List<Line> of(AuditRecord entry, Map<String, String> sessions) {
        if (AREAS.stream().noneMatch(entry.action()::startsWith)) return List.of();
        return entry.fields().stream()
                .map(field -> line(field, sessions))
                .filter(line -> line.isTold() || !isOfWhole(entry.action()))
                .toList();
    }

    /// Whether something was added or removed as a whole: then no text of it was modified.
    private static boolean isOfWhole(String action) {
        return WHOLE.stream().anyMatch(action::endsWith);
    }

    private Line line(Field field, Map<String, String> sessions) {
        var name = isSession(field.name())
                ? session(sessions.get(field.name().substring(DayDifference.SESSION.length())))
                : text("audit.field." + field.name(), field.name());
        var isTold = !field.before().isEmpty() || !field.after().isEmpty();
        return new Line(name, value(field.name(), field.before()), value(field.name(), field.after()), isTold);
    }

    private static boolean isSession(String field) {
        return field.startsWith(DayDifference.SESSION);
    }

    /// One that was removed since has no title.
    private String session(@Nullable String title) {
        return title == null
                ? text("audit.field.session.gone", "")
                : messages.getMessage("audit.field.session", new Object[] {title}, LocaleContextHolder.getLocale());
    }

    private String period(String value) {
        var times = value.split("/");
        return dates.period(Instant.parse(times[0]), Instant.parse(times[1]));
    }

    private String value(String field, String value) {
        if (value.isEmpty()) return value;
        if (isSession(field)) return period(value);
        return switch (field) {
            case "startsAt", "endsAt", "opensAt", "closesAt", "wishesUntil", "choicesUntil" ->
                dates.dateTime(Instant.parse(value));
            case "zone" -> Dates.nameOf(ZoneId.of(value), LocaleContextHolder.getLocale());
            case "part" -> text("session.kind." + value, value);
            case "kind" -> text("question.kind." + value, value);
            case "required" -> text("audit.value." + value, value);
            default -> value;
        };
    }

    private String text(String key, String otherwise) {
        return messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale());
    }
}
