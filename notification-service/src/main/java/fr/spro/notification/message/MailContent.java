package fr.spro.notification.message;

import fr.spro.platform.web.CalendarFile;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The content of a message for HTML and text: summary, details, one button, next steps, and why it was sent.
record MailContent(
        Locale language,
        String subject,
        String greeting,
        String lead,
        List<Detail> details,
        @Nullable Button button,
        List<String> next,
        String why,
        @Nullable CalendarFile calendar) {

    /// A line of a short list, such as a workshop and the place in it.
    record Detail(String label, String text) {}

    /// The call to action.
    record Button(String label, String address) {}
}
