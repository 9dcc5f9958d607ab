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
    private static final List<String> WHOLE = List.of("-added", "-removed", "-restored");

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
        var zones = Zones.of(entry);
        return entry.fields().stream()
                .map(field -> line(field, sessions, zones))
                .filter(line -> line.isTold() || !isOfWhole(entry.action()))
                .toList();
    }

    /// Whether something was added or removed as a whole: then no text of it was modified.
    private static boolean isOfWhole(String action) {
        return WHOLE.stream().anyMatch(action::endsWith);
    }

    /// The time zone of a value and that of the other value beside it: those of the page if the entry
    /// does not change the zone.
    private record Zones(@Nullable ZoneId own, @Nullable ZoneId other) {

        private Zones turned() {
            return new Zones(other, own);
        }

        private static Zones of(AuditRecord entry) {
            return entry.fields().stream()
                    .filter(field -> field.name().equals("zone"))
                    .map(field -> new Zones(zone(field.before()), zone(field.after())))
                    .findFirst()
                    .orElseGet(() -> new Zones(null, null));
        }

        private static ZoneId zone(String value) {
            return value.isEmpty() ? Dates.ZONE : ZoneId.of(value);
        }
    }

    private Line line(Field field, Map<String, String> sessions, Zones zones) {
        var name = isSession(field.name())
                ? session(sessions.get(field.name().substring(DayDifference.SESSION.length())))
                : text("audit.field." + field.name(), field.name());
        var isTold = !field.before().isEmpty() || !field.after().isEmpty();
        var before = value(field.name(), field.before(), zones);
        return new Line(name, before, value(field.name(), field.after(), zones.turned()), isTold);
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

    private String period(String value, Zones zones) {
        var times = value.split("/");
        return dates.period(Instant.parse(times[0]), Instant.parse(times[1]), zones.own(), zones.other());
    }

    private String dateTime(String value, Zones zones) {
        var instant = Instant.parse(value);
        return zones.own() == null || zones.other() == null
                ? dates.dateTime(instant)
                : dates.dateTime(instant, zones.own(), zones.other());
    }

    private String value(String field, String value, Zones zones) {
        if (value.isEmpty()) return value;
        if (isSession(field)) return period(value, zones);
        return switch (field) {
            case "startsAt", "endsAt", "opensAt", "closesAt", "wishesUntil", "choicesUntil" -> dateTime(value, zones);
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
