package fr.spro.platform.messaging.audit;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.springframework.data.mongodb.core.query.Criteria;

/// A position in the log, after which the next page begins. As text: milliseconds, then the id.
record AuditPosition(Instant at, String id) {

    static AuditPosition of(AuditRecord entry) {
        return new AuditPosition(entry.at(), entry.id());
    }

    /// Empty if the text is not a position.
    static Optional<AuditPosition> parse(String text) {
        var parts = text.split("~", 2);
        if (parts.length < 2 || !parts[0].matches("\\d{1,15}")) return Optional.empty();
        return Optional.of(new AuditPosition(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]));
    }

    boolean isBefore(AuditRecord entry) {
        return entry.at().isBefore(at) || entry.at().equals(at) && entry.id().compareTo(id) < 0;
    }

    Criteria criteria() {
        var sameTime = Criteria.where("at").is(Date.from(at)).and("_id").lt(id);
        return new Criteria().orOperator(Criteria.where("at").lt(Date.from(at)), sameTime);
    }

    @Override
    public String toString() {
        return at.toEpochMilli() + "~" + id;
    }
}
