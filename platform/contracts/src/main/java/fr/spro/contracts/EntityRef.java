package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// A reference by kind and id, written `structure:s-1`: ids are chosen by people, so only kind and id
/// together are unique. Record key on compacted topics and type of fields that may refer to several kinds.
public record EntityRef(Kind kind, String id) implements Comparable<EntityRef> {

    /// What an id can refer to.
    public enum Kind {
        DAY,
        REGISTRATION,
        COORDINATOR,
        GROUP,
        STRUCTURE;

        /// The name in keys and JSON.
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

    /// Parses the result of `toString`.
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
