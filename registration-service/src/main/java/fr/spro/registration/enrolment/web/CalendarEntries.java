package fr.spro.registration.enrolment.web;

import fr.spro.platform.person.EmailAddress;
import fr.spro.platform.web.CalendarEntry;
import fr.spro.platform.web.CalendarFile;
import fr.spro.registration.day.RegionalDay;
import fr.spro.suite.NetworkSettings;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Creates calendar entries with the same identity as those in mails.
@Component
class CalendarEntries {

    private final URI publicUrl;
    private final EmailAddress sender;
    private final Clock clock;

    /// @param network whose sender is that of mails
    CalendarEntries(@Value("${spro.public-url}") URI publicUrl, NetworkSettings network, Clock clock) {
        this.publicUrl = publicUrl;
        this.sender = network.sender();
        this.clock = clock;
    }

    /// @param sequence as in mails, so that entries replace each other in order
    CalendarEntry of(RegionalDay day, String id, long sequence, Locale language) {
        return new CalendarEntry(
                "%s@%s".formatted(id, sender.domain()),
                sequence,
                clock.instant(),
                day.startsAt(),
                day.endsAt(),
                day.titleText().in(language),
                day.place(),
                sender.value());
    }

    String publicPage(RegionalDay day) {
        return "%s/journees/%s".formatted(publicUrl, day.address());
    }

    static ResponseEntity<byte[]> response(CalendarFile file) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(CalendarFile.NAME))
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .body(file.content());
    }
}
