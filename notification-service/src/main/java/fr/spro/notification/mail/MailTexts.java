package fr.spro.notification.mail;

import fr.spro.platform.web.FrenchTypographyMessageSource;
import fr.spro.suite.Dates;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// The texts of one mail, in its recipient's language.
///
/// @param zone of the times
/// @param compared of the times beside them
record MailTexts(Kind kind, Locale language, ZoneId zone, ZoneId compared) {

    MailTexts(Kind kind, Locale language, ZoneId zone) {
        this(kind, language, zone, zone);
    }

    /// In the time zone of the network.
    MailTexts(Kind kind, Locale language) {
        this(kind, language, Dates.ZONE);
    }

    private static final MessageSource BUNDLE = bundle();

    /// The same in another time zone, if one is given, beside times in the present one.
    MailTexts in(@Nullable String other) {
        return other == null ? this : new MailTexts(kind, language, ZoneId.of(other), zone);
    }

    /// The same beside times in another time zone, if one is given.
    MailTexts beside(@Nullable String other) {
        return other == null ? this : new MailTexts(kind, language, zone, ZoneId.of(other));
    }

    /// The text under this key of the kind.
    String of(String key, Object... arguments) {
        return BUNDLE.getMessage("mail.%s.%s".formatted(kind.key(), key), arguments, language);
    }

    /// The text under this key of all kinds.
    String common(String key, Object... arguments) {
        return BUNDLE.getMessage("mail." + key, arguments, language);
    }

    /// The text of the kind, by default the common one.
    String ofOrCommon(String key, String commonKey, Object... arguments) {
        var own = BUNDLE.getMessage("mail.%s.%s".formatted(kind.key(), key), arguments, null, language);
        return own == null ? common(commonKey, arguments) : own;
    }

    boolean isEnglish() {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /// "jeudi 19 novembre 2026".
    String date(Instant instant) {
        return Dates.date(instant, zone, language);
    }

    /// "9 h 30".
    String time(Instant instant) {
        return Dates.time(instant, zone, language);
    }

    /// "jeudi 19 novembre 2026 à 9 h 30".
    String dateTime(Instant instant) {
        return plainDateTime(instant) + note();
    }

    /// "de 9 h 30 à 16 h 30".
    String times(Instant start, Instant end) {
        return common("times", time(start), time(end));
    }

    /// The same, with the time zone if the times beside are in another one.
    String comparedTimes(Instant start, Instant end) {
        return times(start, end) + (zone.equals(compared) ? "" : note());
    }

    /// "jeudi 19 novembre 2026, de 9 h 30 à 16 h 30".
    String period(Instant start, Instant end) {
        var period = date(start).equals(date(end))
                ? common("period", date(start), times(start, end))
                : common("period.days", plainDateTime(start), plainDateTime(end));
        return period + note();
    }

    /// The times of a day in another time zone than that of the network, or of the times beside, say so.
    private String note() {
        return Dates.note(zone, compared, language);
    }

    private String plainDateTime(Instant instant) {
        return common("date-time", date(instant), time(instant));
    }

    /// "mardi 14 h 00", for a deadline within a week.
    String weekdayAndTime(Instant instant) {
        var weekday = instant.atZone(zone).getDayOfWeek().getDisplayName(TextStyle.FULL, language);
        return common("weekday-time", weekday, time(instant)) + note();
    }

    private static MessageSource bundle() {
        var bundle = new FrenchTypographyMessageSource();
        bundle.setBasename("mail/messages");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        bundle.setAlwaysUseMessageFormat(true);
        return bundle;
    }
}
