package fr.spro.registration.enrolment.web;

import fr.spro.registration.day.Days;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The calendar file of a day for everybody: a note of the date, which nobody's own entry replaces. The day's
/// page offers it until registration opens; from then on everybody gets an entry of their own.
@Controller
class DayCalendarController {

    private final Days days;
    private final CalendarEntries entries;

    DayCalendarController(Days days, CalendarEntries entries) {
        this.days = days;
        this.entries = entries;
    }

    @GetMapping("/journees/{slug}/journee.ics")
    ResponseEntity<byte[]> show(@PathVariable String slug, Locale language) {
        var day = days.getPublic(slug);
        var entry = entries.of(day, day.id().value(), day.version(), language);
        return CalendarEntries.response(day.isCancelled() ? entry.cancelled() : entry.note(entries.publicPage(day)));
    }
}
