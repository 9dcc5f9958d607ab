package fr.spro.registration.documents.web;

import fr.spro.platform.web.UnknownLink;
import fr.spro.registration.day.Days;
import fr.spro.registration.documents.FirstCard;
import fr.spro.registration.documents.PdfDocument;
import fr.spro.registration.documents.PrintAttestations;
import fr.spro.registration.documents.PrintBadges;
import fr.spro.registration.enrolment.OwnLinks;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RequestLimits;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/// The documents of a participant behind the secret link: badge and code before the day, the
/// attestation once it is held.
@Controller
@RequestMapping("/inscriptions/{secret}")
class OwnDocumentsController {

    private final OwnLinks links;
    private final Days days;
    private final PrintBadges printBadges;
    private final PrintAttestations printAttestations;
    private final RequestLimits limits;
    private final Clock clock;

    OwnDocumentsController(
            OwnLinks links,
            Days days,
            PrintBadges printBadges,
            PrintAttestations printAttestations,
            RequestLimits limits,
            Clock clock) {
        this.links = links;
        this.days = days;
        this.printBadges = printBadges;
        this.printAttestations = printAttestations;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping("/badge.pdf")
    ResponseEntity<byte[]> badge(@PathVariable String secret, Locale language) {
        var registration = registration(secret);
        var day = days.findById(registration.day()).orElseThrow(UnknownLink::new);
        return answer(
                secret,
                day.isToCome(clock.instant())
                        ? printBadges.handle(day, registration, FirstCard.TOP, language)
                        : Optional.empty());
    }

    /// As often as the page is opened: at the entrance nobody is told to wait.
    @GetMapping("/code.png")
    ResponseEntity<byte[]> code(@PathVariable String secret) {
        var registration = links.find(secret);
        var day = days.findById(registration.day()).orElseThrow(UnknownLink::new);
        if (!day.isToCome(clock.instant())) return ResponseEntity.notFound().build();
        return printBadges
                .code(day, registration)
                .map(code -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(CacheControl.noStore())
                        .body(code))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/attestation.pdf")
    ResponseEntity<byte[]> attestation(@PathVariable String secret, Locale language) {
        var registration = registration(secret);
        var day = days.findById(registration.day()).orElseThrow(UnknownLink::new);
        return answer(secret, printAttestations.handle(day, registration, language));
    }

    private Registration registration(String secret) {
        var registration = links.find(secret);
        if (limits.isExceededForPapers(registration.id())) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        return registration;
    }

    private static ResponseEntity<byte[]> answer(String secret, Optional<PdfDocument> document) {
        return document.map(PdfResponse::of)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create("/inscriptions/" + secret))
                        .build());
    }
}
