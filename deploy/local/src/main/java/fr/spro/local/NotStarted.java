package fr.spro.local;

import java.nio.file.Path;

/// A process of the suite failed to start. The message is for the person at the terminal.
final class NotStarted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotStarted(String program, String what, Path log) {
        super("%s %s. Its log: %s".formatted(program, what, log));
    }
}
