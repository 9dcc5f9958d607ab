package fr.spro.notification.message;

import fr.spro.notification.mail.Kind;
import java.util.List;
import java.util.Locale;

/// The two queues of messages, each with workers and a rate of its own, so that what goes to many at once delays
/// nothing that somebody waits for.
enum Lane {
    PROMPT,
    BULK;

    static Lane of(Kind kind) {
        return kind.goesToMany() ? BULK : PROMPT;
    }

    /// Its kinds. One that this version does not know is in no lane: a newer version sends it.
    List<Kind> kinds() {
        return Kind.known().stream().filter(kind -> of(kind) == this).toList();
    }

    /// The name in settings, jobs and metrics.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
