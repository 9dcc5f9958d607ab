package fr.spro.registration.day;

import fr.spro.suite.LocalizedText;
import java.util.UUID;

/// A custom option of a question. Its id stays the same when its text changes.
public record Option(String id, LocalizedText label) {

    public static String freshId() {
        return "o-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
