package fr.spro.suite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;

/// Formats instants for people: "jeudi 19 novembre 2026 à 9 h 30". In templates: `@dates`, in the time
/// zone of the network, or of the day that the page is about (`useZone`). Where these differ, each date
/// with a time says so.
public final class Dates {

    /// The time zone of the network. It is read once, when this class is loaded: `NetworkZone` sets the
    /// property while the environment is prepared, before any bean exists, and `NetworkZoneTests`
    /// starts in that order.
    public static final ZoneId ZONE = ZoneId.of(System.getProperty(NetworkZone.PROPERTY, NetworkZone.DEFAULT));

    private static final DateTimeFormatter FRENCH_DATE = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter FRENCH_FIRST =
            DateTimeFormatter.ofPattern("EEEE d'er' MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter ENGLISH_DATE =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter FRENCH_TIME = DateTimeFormatter.ofPattern("H\u00a0'h'\u00a0mm");
    private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("H:mm");

    /// Uses this time zone until the end of the request.
    public static void useZone(ZoneId zone) {
        LocaleContextHolder.setTimeZone(TimeZone.getTimeZone(zone));
    }

    /// "jeudi 19 novembre 2026".
    public static String date(Instant instant, ZoneId zone, Locale language) {
        var local = instant.atZone(zone);
        if (!isFrench(language)) return ENGLISH_DATE.format(local);
        return (local.getDayOfMonth() == 1 ? FRENCH_FIRST : FRENCH_DATE).format(local);
    }

    /// "9 h 30".
    public static String time(Instant instant, ZoneId zone, Locale language) {
        return (isFrench(language) ? FRENCH_TIME : ENGLISH_TIME).format(instant.atZone(zone));
    }

    /// "jeudi 19 novembre 2026 à 9 h 30", in the time zone of the network.
    public static String dateTime(Instant instant, Locale language) {
        return plainDateTime(instant, ZONE, language);
    }

    /// " (heure de La Réunion)", empty if it is the time of the network.
    public static String note(ZoneId zone, Locale language) {
        return zone.equals(ZONE) ? "" : " (%s)".formatted(nameOf(zone, language));
    }

    /// The same of a time that is compared with one in another time zone: then each names its own, also
    /// that of the network.
    public static String note(ZoneId zone, ZoneId compared, Locale language) {
        return zone.equals(compared) ? note(zone, language) : " (%s)".formatted(nameOf(zone, language));
    }

    /// "heure de La Réunion".
    public static String nameOf(ZoneId zone, Locale language) {
        return TimeZone.getTimeZone(zone)
                .getDisplayName(false, TimeZone.LONG, language)
                .replace(" normale", "")
                .replace(" Standard", "");
    }

    public String date(Instant instant) {
        return date(instant, zone(), language());
    }

    public String time(Instant instant) {
        return time(instant, zone(), language());
    }

    /// "jeudi 19 novembre 2026 à 9 h 30".
    public String dateTime(Instant instant) {
        return dateTime(instant, zone());
    }

    /// The same in the time zone of a day, for a list of days.
    public String dateTime(Instant instant, ZoneId zone) {
        return dateTime(instant, zone, zone);
    }

    /// The same, compared with a time in another time zone.
    public String dateTime(Instant instant, ZoneId zone, ZoneId compared) {
        return plainDateTime(instant, zone, language()) + note(zone, compared, language());
    }

    /// "jeudi 19 novembre 2026, de 9 h 30 à 16 h 30".
    public String period(Instant start, Instant end) {
        return period(start, end, null);
    }

    /// The same in another time zone than that of the page, if one is known: what was told keeps the
    /// zone it was told in.
    public String period(Instant start, Instant end, @Nullable ZoneId other) {
        return period(start, end, other, other);
    }

    /// The same, compared with a time in another time zone; null stands for that of the page.
    public String period(Instant start, Instant end, @Nullable ZoneId other, @Nullable ZoneId compared) {
        var zone = other == null ? zone() : other;
        var note = note(zone, compared == null ? zone() : compared, language());
        var isFrench = isFrench(language());
        var date = date(start, zone, language());
        if (date.equals(date(end, zone, language()))) {
            var pattern = isFrench ? "%s, de %s à %s" : "%s, %s to %s";
            return pattern.formatted(date, time(start, zone, language()), time(end, zone, language())) + note;
        }
        var pattern = isFrench ? "du %s au %s" : "%s to %s";
        var first = plainDateTime(start, zone, language());
        return pattern.formatted(first, plainDateTime(end, zone, language())) + note;
    }

    /// A date, a time or both as a form sends them, in words. A form has them in the time zone of its
    /// page. Empty if nothing was typed, and the text itself if it is none of them.
    public String typed(String text) {
        try {
            if (text.contains("T")) {
                return dateTime(LocalDateTime.parse(text).atZone(zone()).toInstant());
            }
            if (text.contains(":")) {
                return time(LocalTime.parse(text)
                        .atDate(LocalDate.EPOCH)
                        .atZone(zone())
                        .toInstant());
            }
            return date(LocalDate.parse(text).atStartOfDay(zone()).toInstant());
        } catch (DateTimeParseException other) {
            return text;
        }
    }

    private static String plainDateTime(Instant instant, ZoneId zone, Locale language) {
        var at = isFrench(language) ? " à " : " at ";
        return date(instant, zone, language) + at + time(instant, zone, language);
    }

    private static ZoneId zone() {
        return Optional.ofNullable(LocaleContextHolder.getLocaleContext())
                .filter(TimeZoneAwareLocaleContext.class::isInstance)
                .map(context -> ((TimeZoneAwareLocaleContext) context).getTimeZone())
                .map(TimeZone::toZoneId)
                .orElse(ZONE);
    }

    private static Locale language() {
        return LocaleContextHolder.getLocale();
    }

    private static boolean isFrench(Locale language) {
        return language.getLanguage().equals("fr");
    }
}
