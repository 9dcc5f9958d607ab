package fr.spro.platform.messaging.audit;

import fr.spro.platform.messaging.audit.AuditEntry.Field;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// An audit entry as it is stored.
///
/// @param id a natural key, so that writing it again adds nothing
/// @param action its code
/// @param subjects each as `kind:id`
public record AuditRecord(
        String id,
        Instant at,
        String by,
        String action,
        List<String> subjects,
        @Nullable String about,
        List<Field> fields,
        String correlation) {

    public static AuditRecord of(String id, AuditEntry entry, String correlation) {
        return new AuditRecord(
                id,
                entry.at().truncatedTo(ChronoUnit.MILLIS),
                entry.by(),
                entry.action().code(),
                entry.subjects().stream().map(AuditSubject::toString).toList(),
                entry.about(),
                entry.fields(),
                correlation);
    }

    public static AuditRecord of(Document stored) {
        return new AuditRecord(
                stored.getString("_id"),
                stored.getDate("at").toInstant(),
                stored.getString("by"),
                stored.getString("action"),
                stored.getList("subjects", String.class),
                stored.getString("about"),
                stored.getList("fields", Document.class, List.of()).stream()
                        .map(field ->
                                new Field(field.getString("name"), field.getString("before"), field.getString("after")))
                        .toList(),
                stored.getString("correlation"));
    }

    public Document toDocument() {
        var document = new Document("_id", id)
                .append("at", Date.from(at))
                .append("by", by)
                .append("action", action)
                .append("subjects", subjects)
                .append("correlation", correlation);
        if (about != null) document.append("about", about);
        if (!fields.isEmpty()) {
            document.append(
                    "fields",
                    fields.stream()
                            .map(field -> new Document("name", field.name())
                                    .append("before", field.before())
                                    .append("after", field.after()))
                            .toList());
        }
        return document;
    }

    public boolean is(AuditAction other) {
        return action.equals(other.code());
    }
}
