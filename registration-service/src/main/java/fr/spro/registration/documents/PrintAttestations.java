package fr.spro.registration.documents;

import fr.spro.registration.attendance.QrCode;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.documents.Guests.Guest;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Prints what attests that somebody was there: at the day, in all that everybody attends, and in those
/// workshops where it was noted. Where no workshop was noted of anybody, it speaks of the day only.
@Service
public class PrintAttestations {

    /// As many as one file takes; a longer series is cut into parts.
    static final int MOST = 200;

    private final Guests guests;
    private final Registrations registrations;
    private final IdResolver idResolver;
    private final AttestationCodes codes;
    private final Printer printer;
    private final Clock clock;

    PrintAttestations(
            Guests guests,
            Registrations registrations,
            IdResolver idResolver,
            AttestationCodes codes,
            Printer printer,
            Clock clock) {
        this.guests = guests;
        this.registrations = registrations;
        this.idResolver = idResolver;
        this.codes = codes;
        this.printer = printer;
        this.clock = clock;
    }

    public List<Part> parts(RegionalDay day) {
        return Part.of(present(day, null), MOST, Guest::name);
    }

    /// @param structure only of those who come from it; of all if null
    /// @return empty if there is no such part
    public Optional<PdfDocument> handle(RegionalDay day, @Nullable StructureId structure, int part, Locale language) {
        var present = Part.of(present(day, structure), MOST, part);
        var name = "attestations-%s-%d.pdf".formatted(day.id().value(), part);
        return present.isEmpty() ? Optional.empty() : Optional.of(print(day, present, name, language));
    }

    /// @return empty for who was not there, and before the day is held
    public Optional<PdfDocument> handle(RegionalDay day, Registration registration, Locale language) {
        return day.isHeld() && wasPresent(registration)
                ? Optional.of(print(day, List.of(guests.of(registration)), "attestation.pdf", language))
                : Optional.empty();
    }

    public static boolean wasPresent(Registration registration) {
        return registration.isConfirmed() && registration.checkedInAt() != null;
    }

    private List<Guest> present(RegionalDay day, @Nullable StructureId structure) {
        if (!day.isHeld()) return List.of();
        var from = structure == null ? Set.<StructureId>of() : idResolver.everyIdOf(List.of(structure));
        return guests.of(day.id()).stream()
                .filter(guest -> wasPresent(guest.registration()))
                .filter(guest -> structure == null
                        || from.contains(guest.registration().wishes().structure()))
                .toList();
    }

    private PdfDocument print(RegionalDay day, List<Guest> present, String name, Locale language) {
        var workshops = day.sessions().stream()
                .filter(Session::isWorkshop)
                .map(Session::id)
                .toList();
        var noted = registrations.existsByDayAndAttendedSessionIn(day.id(), workshops);
        var attestations =
                present.stream().map(guest -> attestation(day, guest, noted)).toList();
        var content = Map.<String, Object>of("day", day, "attestations", attestations, "now", clock.instant());
        return new PdfDocument(name, printer.print("documents/attestations", language, content));
    }

    private Attestation attestation(RegionalDay day, Guest guest, boolean noted) {
        var registration = guest.registration();
        var sessions = noted
                ? day.sessions().stream()
                        .filter(session -> !session.isWorkshop() || registration.wasIn(session.id()))
                        .toList()
                : List.<Session>of();
        var duration = noted ? lengthOf(sessions) : Duration.between(day.startsAt(), day.endsAt());
        var address = codes.address(registration.id());
        return new Attestation(guest.name(), guest.structure(), sessions, duration, address, QrCode.of(address));
    }

    /// Together, the minutes in which two of them overlap counted once.
    static Duration lengthOf(List<Session> inOrder) {
        var length = Duration.ZERO;
        var until = Instant.MIN;
        for (var session : inOrder) {
            var from = session.startsAt().isAfter(until) ? session.startsAt() : until;
            if (!session.endsAt().isAfter(from)) continue;
            length = length.plus(Duration.between(from, session.endsAt()));
            until = session.endsAt();
        }
        return length;
    }
}
