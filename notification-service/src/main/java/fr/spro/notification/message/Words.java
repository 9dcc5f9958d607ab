package fr.spro.notification.message;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/// The wording of one message, in its recipient's language.
final class Words {

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final MessageSource BUNDLE = bundle();

    private final Template template;
    private final Locale language;

    Words(Template template, Locale language) {
        this.template = template;
        this.language = language;
    }

    /// The text under this key of the template.
    String of(String key, Object... arguments) {
        return BUNDLE.getMessage("mail.%s.%s".formatted(template.key(), key), arguments, language);
    }

    /// The text under this key of all templates.
    String common(String key, Object... arguments) {
        return BUNDLE.getMessage("mail." + key, arguments, language);
    }

    /// "jeudi 19 novembre 2026".
    String date(Instant instant) {
        return format(instant, "date");
    }

    /// "9 h 30".
    String time(Instant instant) {
        return format(instant, "time");
    }

    /// "jeudi 19 novembre 2026 à 9 h 30".
    String dateTime(Instant instant) {
        return common("date-time", date(instant), time(instant));
    }

    private String format(Instant instant, String pattern) {
        return DateTimeFormatter.ofPattern(common("pattern." + pattern), language)
                .format(instant.atZone(ZONE));
    }

    private static MessageSource bundle() {
        var bundle = new ResourceBundleMessageSource();
        bundle.setBasename("mail/words");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        bundle.setAlwaysUseMessageFormat(true);
        return bundle;
    }
}
