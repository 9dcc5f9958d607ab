package fr.spro.registration.spreadsheet;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Parses dates in common formats, with or without a time of day: 2026-11-19, 19/11/2026,
/// 19.11.2026, 2026-11-19 09:30, 19/11/2026 9 h 30.
public final class DateParser {

    private static final String TIME = "(?:[T ]\\s*(\\d{1,2})\\s*[:hH]\\s*(\\d{2})?(?::(\\d{2})(?:\\.\\d+)?)?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})" + TIME);
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})([/.])(\\d{1,2})\\2(\\d{4})" + TIME);

    private DateParser() {}

    /// @param zone unless the text has an offset
    public static Optional<Instant> read(String text, ZoneId zone) {
        var written = Texts.oneLine(text);
        try {
            var yearFirst = YEAR_FIRST.matcher(written);
            if (yearFirst.matches()) return Optional.of(instant(yearFirst, 1, 2, 3, zone));
            var dayFirst = DAY_FIRST.matcher(written);
            if (dayFirst.matches()) return Optional.of(instant(dayFirst, 4, 3, 1, zone));
            return Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Instant instant(MatchResult found, int year, int month, int day, ZoneId zone) {
        var date = LocalDate.of(number(found, year), number(found, month), number(found, day));
        var last = found.groupCount();
        var time = LocalTime.of(number(found, last - 2), number(found, last - 1), number(found, last));
        return LocalDateTime.of(date, time).atZone(zone).toInstant();
    }

    private static int number(MatchResult found, int group) {
        return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
    }
}
