package fr.spro.notification.message;

import fr.spro.notification.mail.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The two queues of messages, each with workers and a rate of its own, so that what goes to many at once delays
/// nothing that somebody waits for.
enum Lane {
    PROMPT,
    BULK;

    static Lane of(Template template) {
        return template.goesToMany() ? BULK : PROMPT;
    }

    /// The templates of the other lane, as they are stored: what this version does not know is prompt.
    static List<String> bulk() {
        return Arrays.stream(Template.values())
                .filter(Template::goesToMany)
                .map(Template::name)
                .toList();
    }

    /// The name in settings, jobs and metrics.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
