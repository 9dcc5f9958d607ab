package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditQuery;
import fr.spro.platform.web.security.StaffNames;
import fr.spro.suite.Dates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The search parameters of the history page; dates are inclusive, empty ones are ignored.
record AuditFilter(String sujet, String qui, String du, String au, String apres) {

    private static final List<String> KINDS = List.of("day", "registration", "structure", "group", "coordinator");

    AuditFilter(
            @Nullable String sujet,
            @Nullable String qui,
            @Nullable String du,
            @Nullable String au,
            @Nullable String apres) {
        this.sujet = stripped(sujet);
        this.qui = stripped(qui);
        this.du = stripped(du);
        this.au = stripped(au);
        this.apres = stripped(apres);
    }

    public boolean isEmpty() {
        return sujet.isEmpty() && qui.isEmpty() && du.isEmpty() && au.isEmpty();
    }

    AuditQuery query(StaffNames names) {
        return query(subjects(), names);
    }

    /// A bare id, as logs and the list of messages show it, may be of any kind.
    private List<String> subjects() {
        if (sujet.isEmpty()) return List.of();
        return sujet.contains(":")
                ? List.of(sujet)
                : KINDS.stream().map(kind -> kind + ":" + sujet).toList();
    }

    /// @param names to find an account also by the name of its owner
    AuditQuery query(List<String> subjects, StaffNames names) {
        var account = names.account(qui).orElse(qui);
        return new AuditQuery(subjects, orNull(account), startOf(du, 0), startOf(au, 1));
    }

    private static @Nullable Instant startOf(String date, int daysLater) {
        try {
            return date.isEmpty()
                    ? null
                    : LocalDate.parse(date)
                            .plusDays(daysLater)
                            .atStartOfDay(Dates.ZONE)
                            .toInstant();
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
