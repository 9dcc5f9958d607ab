package fr.spro.registration.directory.duplicates;

import fr.spro.platform.messaging.outbox.TextId;

/// An unordered pair of ids of the directory.
public record Pair(String value) implements TextId {

    public static Pair of(Kind kind, String one, String other) {
        var isInOrder = one.compareTo(other) <= 0;
        return new Pair("%s %s %s".formatted(kind, isInOrder ? one : other, isInOrder ? other : one));
    }
}
