package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// A reference to one thing of one kind, written `structure:s-1`: people type ids, so only kind and id together are
/// unique. It is the record key on compacted topics and stands in fields that may name several kinds.
public record EntityRef(Kind kind, String id) implements Comparable<EntityRef> {

    /// What an id may name.
    public enum Kind {
        DAY,
        REGISTRATION,
        COORDINATOR,
        GROUP,
        STRUCTURE;

        /// As in keys and JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static EntityRef day(String id) {
        return new EntityRef(Kind.DAY, id);
    }

    public static EntityRef registration(String id) {
        return new EntityRef(Kind.REGISTRATION, id);
    }

    public static EntityRef coordinator(String id) {
        return new EntityRef(Kind.COORDINATOR, id);
    }

    public static EntityRef group(String id) {
        return new EntityRef(Kind.GROUP, id);
    }

    public static EntityRef structure(String id) {
        return new EntityRef(Kind.STRUCTURE, id);
    }

    /// Reads what `toString` wrote.
    ///
    /// @throws IllegalArgumentException if the text has no known kind or no id
    @JsonCreator
    public static EntityRef parse(String text) {
        var colon = text.indexOf(':');
        for (var kind : Kind.values()) {
            if (colon >= 0 && kind.text().equals(text.substring(0, colon)) && colon + 1 < text.length()) {
                return new EntityRef(kind, text.substring(colon + 1));
            }
        }
        throw new IllegalArgumentException("Not a kind and an id");
    }

    @Override
    public int compareTo(EntityRef other) {
        return toString().compareTo(other.toString());
    }

    @Override
    @JsonValue
    public String toString() {
        return kind.text() + ":" + id;
    }
}
