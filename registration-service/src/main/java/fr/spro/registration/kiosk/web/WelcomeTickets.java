package fr.spro.registration.kiosk.web;

import fr.spro.platform.web.SecretLinks;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Short-lived tickets of greetings, so that the tablet's browser history shows no person later.
@Component
class WelcomeTickets {

    /// @param before whether the person was checked in before
    record Ticket(RegistrationId registration, boolean before) {}

    private static final Duration SHOWN_FOR = Duration.ofMinutes(2);
    private static final Pattern TICKET = Pattern.compile("(.+)~(\\d{1,12})");
    private static final int NOW = 0;
    private static final int BEFORE = 1;

    private final SecretLinks links;
    private final Clock clock;

    WelcomeTickets(SecretLinks registrationLinks, Clock clock) {
        this.links = registrationLinks.withPurpose("kiosk-welcome");
        this.clock = clock;
    }

    String write(Ticket ticket) {
        var until = clock.instant().plus(SHOWN_FOR).getEpochSecond();
        return links.text("%s~%d".formatted(ticket.registration().value(), until), ticket.before() ? BEFORE : NOW);
    }

    /// Empty once it has expired.
    Optional<Ticket> read(String text) {
        return links.verify(text).flatMap(link -> {
            var parts = TICKET.matcher(link.id());
            if (!parts.matches()) return Optional.empty();
            var until = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
            return clock.instant().isAfter(until)
                    ? Optional.empty()
                    : Optional.of(new Ticket(new RegistrationId(parts.group(1)), link.generation() == BEFORE));
        });
    }
}
