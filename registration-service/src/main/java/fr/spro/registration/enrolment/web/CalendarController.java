package fr.spro.registration.enrolment.web;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.web.CalendarEntry;
import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.OwnLinks;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.suite.NetworkSettings;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Calendar files of a day: general, or a participant's own with the link of their page.
@Controller
class CalendarController {

    private final Days days;
    private final OwnLinks links;
    private final Registrations registrations;
    private final URI publicUrl;
    private final EmailAddress sender;
    private final Clock clock;

    /// @param network whose sender is that of mails, so that entries in mails and from here have the same identity
    CalendarController(
            Days days,
            OwnLinks links,
            Registrations registrations,
            @Value("${spro.public-url}") URI publicUrl,
            NetworkSettings network,
            Clock clock) {
        this.days = days;
        this.links = links;
        this.registrations = registrations;
        this.publicUrl = publicUrl;
        this.sender = network.sender();
        this.clock = clock;
    }

    @GetMapping("/journees/{slug}/journee.ics")
    ResponseEntity<byte[]> day(@PathVariable String slug) {
        var day = days.getPublic(new DayId(slug));
        return file(entry(day, slug, day.version()), day, publicUrl + "/journees/" + slug);
    }

    @GetMapping("/inscriptions/{secret}/journee.ics")
    ResponseEntity<byte[]> own(@PathVariable String secret) {
        var registration = links.find(secret);
        var day = days.findById(registration.day()).orElseThrow(UnknownLink::new);
        var events = registrations.findEventSequenceById(registration.id()).orElseThrow(UnknownLink::new);
        return file(
                entry(day, registration.id().value(), events.sequence()), day, publicUrl + "/inscriptions/" + secret);
    }

    /// @param sequence as in the last mail, so that entries replace each other in order
    private CalendarEntry entry(RegionalDay day, String id, long sequence) {
        return new CalendarEntry(
                "%s@%s".formatted(id, sender.domain()),
                sequence,
                clock.instant(),
                day.startsAt(),
                day.endsAt(),
                day.title(),
                day.place(),
                sender.value());
    }

    private static ResponseEntity<byte[]> file(CalendarEntry entry, RegionalDay day, String address) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"journee.ics\"")
                .contentType(MediaType.parseMediaType(CalendarEntry.MEDIA_TYPE))
                .body(day.isCancelled() ? entry.cancelled() : entry.describing(address));
    }
}
