package fr.spro.registration.day;

import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.registration.text.AccentFolding;
import java.time.LocalDate;
import java.util.regex.Pattern;

/// Identity of a regional day: the slug of its first draft, which never changes.
public record DayId(String value) implements TextId {

    private static final int MAX_LENGTH = 50;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-\\d{1,2}$)?");

    /// A readable slug from title and date.
    ///
    /// @param number from 1, distinguishes days with the same title and date
    public static DayId of(String title, LocalDate date, int number) {
        var words = AccentFolding.fold(title).replaceAll("[^a-z0-9]+", "-");
        var shortened = words.substring(0, Math.min(MAX_LENGTH, words.length())).replaceAll("^-|-$", "");
        var start = shortened.isEmpty() ? "journee" : shortened;
        return new DayId("%s-%s%s".formatted(start, date, number == 1 ? "" : "-" + number));
    }

    /// The slug with this date in place of the one in it, if it has one.
    String onDate(LocalDate date) {
        return value.contains(date.toString()) ? value : DATE.matcher(value).replaceFirst(date.toString());
    }

    /// The subject in the audit log.
    public AuditSubject subject() {
        return new AuditSubject("day", value);
    }
}
