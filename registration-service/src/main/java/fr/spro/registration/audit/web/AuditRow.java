package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An audit entry as the history page shows it.
///
/// @param subjects other than the one whose history is shown
/// @param about the part of the subject: the title of a session of the day, else as recorded
record AuditRow(
        Instant at,
        String by,
        String action,
        List<Named> subjects,
        @Nullable String about) {

    /// A subject by its name, or by its id if it has none.
    record Named(AuditSubject subject, String text) {}

    /// @param day whose history is shown; null in the whole history
    static AuditRow of(
            AuditRecord entry, List<String> shown, @Nullable RegionalDay day, Map<AuditSubject, String> names) {
        return new AuditRow(
                entry.at(),
                entry.by(),
                entry.action(),
                entry.subjects().stream()
                        .filter(subject -> !shown.contains(subject))
                        .map(AuditSubject::parse)
                        .map(subject -> new Named(subject, names.getOrDefault(subject, subject.id())))
                        .toList(),
                part(entry.about(), day));
    }

    private static @Nullable String part(@Nullable String about, @Nullable RegionalDay day) {
        if (about == null || day == null) return about;
        return day.session(new SessionId(about)).map(Session::title).orElse(about);
    }
}
