package fr.spro.platform.messaging.work;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Describes an exception for the log by types and code locations. Messages are omitted, since they may quote
/// personal data.
public final class Causes {

    private static final String OURS = "fr.spro.";
    private static final int MOST_FRAMES = 60;

    private Causes() {}

    /// The exception and its causes, each with the first line of our code in its stack trace.
    public static String of(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .limit(5)
                .map(each -> each.getClass().getSimpleName() + place(each))
                .collect(Collectors.joining(", caused by "));
    }

    /// The exception and its causes with their stack traces, one frame a line.
    public static String trace(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .limit(5)
                .map(each -> each.getClass().getName() + frames(each))
                .collect(Collectors.joining("\nCaused by: "));
    }

    private static String frames(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(MOST_FRAMES)
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining());
    }

    private static String place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> " at %s:%d".formatted(frame.getFileName(), frame.getLineNumber()))
                .orElse("");
    }
}
