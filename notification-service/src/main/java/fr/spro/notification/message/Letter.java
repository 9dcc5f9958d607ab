package fr.spro.notification.message;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a message says, the same in HTML and in text: the first line says it all, then details, one button, what
/// happens next, why it came.
record Letter(
        Locale language,
        String subject,
        String greeting,
        String lead,
        List<Detail> details,
        @Nullable Button button,
        List<String> next,
        String why,
        byte @Nullable [] calendar) {

    /// A line of a short list, such as a workshop and what one has there.
    record Detail(String label, String text) {}

    /// The one thing to do.
    record Button(String label, String address) {}
}
