package fr.spro.registration.documents;

import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.qrcode.QrCode;
import fr.spro.registration.roster.Roster;
import fr.spro.registration.roster.RosterEntry;
import java.text.Collator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Prints attestations of what was recorded and nothing else: the day, and the sessions with their duration. If no
/// attendance at sessions was recorded, only the day, without a duration.
@Service
public class PrintAttestations {

    /// The maximum of a file; a longer series is split into parts.
    static final int MAX_PER_FILE = 200;

    private final Roster roster;
    private final AttestationCodes codes;
    private final Printer printer;
    private final Clock clock;

    PrintAttestations(Roster roster, AttestationCodes codes, Printer printer, Clock clock) {
        this.roster = roster;
        this.codes = codes;
        this.printer = printer;
        this.clock = clock;
    }

    public List<Part> parts(RegionalDay day, Scope scope) {
        return Part.of(present(day, scope), MAX_PER_FILE, entry -> entry.name().listed());
    }

    /// The structures of those who were present, by name.
    public List<Structure> structures(RegionalDay day, Scope scope) {
        return present(day, scope).stream()
                .flatMap(entry -> entry.structure().stream())
                .collect(Collectors.toMap(Structure::id, Function.identity(), (first, _) -> first))
                .values()
                .stream()
                .sorted(Comparator.comparing(Structure::name, Collator.getInstance(Locale.FRENCH)))
                .toList();
    }

    /// @return empty if there is no such part
    public Optional<PdfDocument> handle(RegionalDay day, Scope scope, int part, Locale language) {
        var present = Part.of(present(day, scope), MAX_PER_FILE, part);
        var name = "attestations-%s-%d.pdf".formatted(day.id().value(), part);
        return present.isEmpty() ? Optional.empty() : Optional.of(print(day, present, name, language));
    }

    /// @return empty if the participant was absent, or before the day is held
    public Optional<PdfDocument> handle(RegionalDay day, Registration registration, Locale language) {
        return day.isHeld() && registration.wasPresent()
                ? Optional.of(print(day, List.of(roster.of(day, registration)), "attestation.pdf", language))
                : Optional.empty();
    }

    private List<RosterEntry> present(RegionalDay day, Scope scope) {
        if (!day.isHeld()) return List.of();
        return roster.expected(day, scope).stream()
                .filter(entry -> entry.registration().wasPresent())
                .toList();
    }

    private PdfDocument print(RegionalDay day, List<RosterEntry> present, String name, Locale language) {
        var attestations =
                present.stream().map(entry -> attestation(day, entry)).toList();
        var content = Map.<String, Object>of("day", day, "attestations", attestations, "now", clock.instant());
        return new PdfDocument(name, printer.print("documents/attestations", language, content));
    }

    private Attestation attestation(RegionalDay day, RosterEntry entry) {
        var registration = entry.registration();
        var sessions = day.sessions().stream()
                .filter(session -> registration.attendance().includes(session.id()))
                .toList();
        var address = codes.address(registration.id());
        return new Attestation(
                entry.name().full(), entry.origin(), sessions, lengthOf(sessions), address, QrCode.of(address));
    }

    /// The total, with overlaps counted once.
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
