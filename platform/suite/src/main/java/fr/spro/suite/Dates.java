package fr.spro.suite;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/// Formats instants for people, in the time zone of the network: "jeudi 19 novembre 2026 à 9 h 30". In templates:
/// `@dates`.
public final class Dates {

    /// The time zone of the network, see `NetworkZone`.
    public static final ZoneId ZONE = ZoneId.of(System.getProperty(NetworkZone.PROPERTY, NetworkZone.DEFAULT));

    private static final DateTimeFormatter FRENCH_DATE = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter ENGLISH_DATE =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter FRENCH_TIME = DateTimeFormatter.ofPattern("H\u00a0'h'\u00a0mm");
    private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("H:mm");

    /// "jeudi 19 novembre 2026".
    public static String date(Instant instant, Locale language) {
        return (isFrench(language) ? FRENCH_DATE : ENGLISH_DATE).format(instant.atZone(ZONE));
    }

    /// "9 h 30".
    public static String time(Instant instant, Locale language) {
        return (isFrench(language) ? FRENCH_TIME : ENGLISH_TIME).format(instant.atZone(ZONE));
    }

    /// "jeudi 19 novembre 2026 à 9 h 30".
    public static String dateTime(Instant instant, Locale language) {
        return date(instant, language) + (isFrench(language) ? " à " : " at ") + time(instant, language);
    }

    /// "jeudi 19 novembre 2026, de 9 h 30 à 16 h 30".
    public static String period(Instant start, Instant end, Locale language) {
        var isFrench = isFrench(language);
        if (date(start, language).equals(date(end, language))) {
            var pattern = isFrench ? "%s, de %s à %s" : "%s, %s to %s";
            return pattern.formatted(date(start, language), time(start, language), time(end, language));
        }
        return (isFrench ? "du %s au %s" : "%s to %s").formatted(dateTime(start, language), dateTime(end, language));
    }

    public String period(Instant start, Instant end) {
        return period(start, end, LocaleContextHolder.getLocale());
    }

    public String date(Instant instant) {
        return date(instant, LocaleContextHolder.getLocale());
    }

    public String time(Instant instant) {
        return time(instant, LocaleContextHolder.getLocale());
    }

    public String dateTime(Instant instant) {
        return dateTime(instant, LocaleContextHolder.getLocale());
    }

    private static boolean isFrench(Locale language) {
        return language.getLanguage().equals("fr");
    }
}
