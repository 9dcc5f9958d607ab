package fr.spro.registration.day.web;

import fr.spro.platform.web.FormErrors;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;

/// Parses form fields. Forms keep the typed text, so that invalid input is shown again.
final class FormParsing {

    private final BindingResult errors;

    FormParsing(BindingResult errors) {
        this.errors = errors;
    }

    void date(String field, @Nullable String text) {
        check(field, text, LocalDate::parse);
    }

    /// Asks about a date in the past, unless it is meant.
    static void past(BindingResult errors, String date, @Nullable Boolean isMeant, LocalDate today) {
        if (errors.hasFieldErrors("date") || Boolean.TRUE.equals(isMeant)) return;
        if (LocalDate.parse(date).isBefore(today)) errors.rejectValue("past", "date-past");
    }

    void time(String field, @Nullable String text) {
        check(field, text, LocalTime::parse);
    }

    /// An absent value is valid.
    void dateTime(String field, @Nullable String text) {
        if (orNull(text) != null) check(field, text, LocalDateTime::parse);
    }

    void number(String field, @Nullable String text, int most) {
        number(field, text, 1, most);
    }

    void number(String field, @Nullable String text, int least, int most) {
        check(field, text, typed -> {
            var number = Integer.parseInt(typed.strip());
            if (number < least || number > most) throw new NumberFormatException();
            return number;
        });
    }

    /// Rejects an end that is not after the start of the same date. Unreadable times are rejected elsewhere.
    void order(String startField, @Nullable String start, String endField, @Nullable String end) {
        if (errors.hasFieldErrors(startField) || errors.hasFieldErrors(endField) || start == null || end == null)
            return;
        if (LocalTime.parse(start).isBefore(LocalTime.parse(end))) return;
        FormErrors.reject(errors, endField, "end-before-start");
    }

    /// Rejects an hour that the change of clocks skips or repeats on this date.
    void hour(String field, @Nullable String date, @Nullable String time, ZoneId zone) {
        if (errors.hasFieldErrors(field) || date == null || time == null) return;
        try {
            hour(field, LocalDate.parse(date).atTime(LocalTime.parse(time)), zone);
        } catch (DateTimeException e) {
            // Said at the field of the date.
        }
    }

    /// The same for a date with its time. An absent value is valid.
    void hour(String field, @Nullable String dateTime, ZoneId zone) {
        if (errors.hasFieldErrors(field) || orNull(dateTime) == null) return;
        hour(field, LocalDateTime.parse(dateTime), zone);
    }

    private void hour(String field, LocalDateTime local, ZoneId zone) {
        switch (zone.getRules().getValidOffsets(local).size()) {
            case 0 -> errors.rejectValue(field, "hour-missing");
            case 1 -> {}
            default -> errors.rejectValue(field, "hour-double");
        }
    }

    static Instant instant(String date, String time, ZoneId zone) {
        return LocalDate.parse(date).atTime(LocalTime.parse(time)).atZone(zone).toInstant();
    }

    static @Nullable Instant instant(@Nullable String dateTime, ZoneId zone) {
        var text = orNull(dateTime);
        return text == null ? null : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    static String date(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate().toString();
    }

    static String time(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalTime().toString();
    }

    static String dateTime(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "" : instant.atZone(zone).toLocalDateTime().toString();
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static List<String> lines(@Nullable String text) {
        if (text == null) return List.of();
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private void check(String field, @Nullable String text, Function<String, Object> read) {
        if (errors.hasFieldErrors(field)) return;
        try {
            read.apply(text == null ? "" : text);
        } catch (DateTimeException | NumberFormatException e) {
            errors.rejectValue(field, "unreadable");
        }
    }
}
