package fr.spro.registration.directory.duplicates;

import fr.spro.platform.messaging.outbox.TextId;

/// Two ids of the directory, in whatever order they are named.
public record Pair(String value) implements TextId {

    public static Pair of(Kind kind, String one, String other) {
        var isInOrder = one.compareTo(other) <= 0;
        return new Pair("%s %s %s".formatted(kind, isInOrder ? one : other, isInOrder ? other : one));
    }
}
