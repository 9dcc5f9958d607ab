package fr.spro.platform.messaging.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/// Which entries are looked for; null stands for all.
///
/// @param subject as `kind:id`
/// @param by the account
/// @param from the first instant
/// @param until the first instant that is too late
public record AuditQuery(
        @Nullable String subject,
        @Nullable String by,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static AuditQuery of(AuditSubject subject) {
        return new AuditQuery(subject.toString(), null, null, null);
    }

    /// @param prefix where in a document the fields of the entry are
    public List<Criteria> criteria(String prefix) {
        var all = new ArrayList<Criteria>();
        if (subject != null) all.add(Criteria.where(prefix + "subjects").is(subject));
        if (by != null) all.add(Criteria.where(prefix + "by").is(by));
        if (from != null) all.add(Criteria.where(prefix + "at").gte(Date.from(from)));
        if (until != null) all.add(Criteria.where(prefix + "at").lt(Date.from(until)));
        return all;
    }

    public boolean matches(AuditRecord entry) {
        return (subject == null || entry.subjects().contains(subject))
                && (by == null || entry.by().equals(by))
                && (from == null || !entry.at().isBefore(from))
                && (until == null || entry.at().isBefore(until));
    }
}
