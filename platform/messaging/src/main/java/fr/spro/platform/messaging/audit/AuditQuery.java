package fr.spro.platform.messaging.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/// Search criteria; an empty list or null restricts nothing.
///
/// @param subjects as `kind:id`, one of which the entry has
/// @param by the account
/// @param from inclusive
/// @param until exclusive
public record AuditQuery(
        List<String> subjects,
        @Nullable String by,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static AuditQuery of(AuditSubject... subjects) {
        var texts = Stream.of(subjects).map(AuditSubject::toString).toList();
        return new AuditQuery(texts, null, null, null);
    }

    /// @param prefix the path of the entry inside the document
    public List<Criteria> criteria(String prefix) {
        var all = new ArrayList<Criteria>();
        if (!subjects.isEmpty()) all.add(Criteria.where(prefix + "subjects").in(subjects));
        if (by != null) all.add(Criteria.where(prefix + "by").is(by));
        if (from != null) all.add(Criteria.where(prefix + "at").gte(Date.from(from)));
        if (until != null) all.add(Criteria.where(prefix + "at").lt(Date.from(until)));
        return all;
    }

    public boolean matches(AuditRecord entry) {
        return (subjects.isEmpty() || entry.subjects().stream().anyMatch(subjects::contains))
                && (by == null || entry.by().equals(by))
                && (from == null || !entry.at().isBefore(from))
                && (until == null || entry.at().isBefore(until));
    }
}
