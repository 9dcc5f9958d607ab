package fr.spro.notification.mail;

import fr.spro.platform.web.CalendarFile;
import fr.spro.platform.web.Markdown;
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
    ///
    /// @param isWritten whether the text is a long one of the staff, in Markdown
    /// @param language of the text, null if it is that of the mail
    record Detail(
            String label,
            String text,
            boolean isWritten,
            @Nullable String language) {

        private static final Markdown MARKDOWN = new Markdown();

        Detail(String label, String text) {
            this(label, text, false, null);
        }

        static Detail written(String label, String text, @Nullable String language) {
            return new Detail(label, text, true, language);
        }

        /// The text in lines, without marks.
        ///
        /// @param colon of the language of the mail
        public String plain(String colon) {
            return isWritten ? Markdown.plain(text, colon) : text;
        }

        public String html() {
            return MARKDOWN.html(text);
        }
    }

    /// The call to action.
    record Button(String label, String address) {}
}
