package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.QuestionId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.imports.Imports;
import fr.spro.suite.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/// An audit entry as the history page shows it.
///
/// @param subjects other than the one whose history is shown
/// @param about the part of the subject: the title of a session or question of the day, else as recorded
/// @param isGone whether the day has no such part any more
/// @param entry with the changed fields
/// @param imported the people of an import, if the entry is about one
/// @param sessions the titles of the sessions of its day, by their ids
record AuditRow(
        Instant at,
        String by,
        String action,
        List<Named> subjects,
        @Nullable String about,
        boolean isGone,
        AuditRecord entry,
        @Nullable ImportedPeople imported,
        Map<String, String> sessions) {

    /// The areas of actions on parts of a day.
    private static final List<String> OF_PARTS =
            List.of("day.session-", "day.question-", "reports.", "registration.check-in-", "attendance.");

    /// A subject by its name, or by its id if it has none.
    record Named(AuditSubject subject, String text) {}

    static AuditRow of(
            AuditRecord entry,
            List<String> shown,
            Map<AuditSubject, RegionalDay> days,
            Map<AuditSubject, String> names,
            Imports imports) {
        var part = part(entry, days);
        var imported = ImportedPeople.of(entry, imports);
        return new AuditRow(
                entry.at(),
                entry.by(),
                entry.action(),
                entry.subjects().stream()
                        .filter(subject -> !shown.contains(subject))
                        .map(AuditSubject::parse)
                        .map(subject -> new Named(subject, names.getOrDefault(subject, subject.id())))
                        .toList(),
                imported == null ? part.orElse(entry.about()) : null,
                part.isEmpty() && OF_PARTS.stream().anyMatch(entry.action()::startsWith),
                entry,
                imported,
                sessions(entry, days));
    }

    private static Map<String, String> sessions(AuditRecord entry, Map<AuditSubject, RegionalDay> days) {
        return daysOf(entry, days)
                .flatMap(day -> day.sessions().stream())
                .collect(Collectors.toMap(
                        session -> session.id().value(),
                        session -> session.titleText().in(LocaleContextHolder.getLocale()),
                        (one, _) -> one));
    }

    private static Stream<RegionalDay> daysOf(AuditRecord entry, Map<AuditSubject, RegionalDay> days) {
        return entry.subjects().stream()
                .map(AuditSubject::parse)
                .flatMap(subject -> Optional.ofNullable(days.get(subject)).stream());
    }

    private static Optional<String> part(AuditRecord entry, Map<AuditSubject, RegionalDay> days) {
        var about = entry.about();
        if (about == null) return Optional.empty();
        return daysOf(entry, days)
                .flatMap(day -> part(about, day).stream())
                .findFirst()
                .map(text -> text.in(LocaleContextHolder.getLocale()));
    }

    private static Optional<LocalizedText> part(String id, RegionalDay day) {
        return day.session(new SessionId(id))
                .map(Session::titleText)
                .or(() -> day.questions().find(new QuestionId(id)).map(Question::wording));
    }
}
