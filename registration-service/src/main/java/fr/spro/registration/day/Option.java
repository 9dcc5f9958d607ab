package fr.spro.registration.day;

import java.util.UUID;

/// One of the organiser's own options of a question. Who chose it keeps it under its id when it is
/// written differently.
public record Option(String id, Wording label) {

    public static String freshId() {
        return "o-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
