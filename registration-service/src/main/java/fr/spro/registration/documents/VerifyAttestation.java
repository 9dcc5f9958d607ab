package fr.spro.registration.documents;

import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.Registrations;
import org.springframework.stereotype.Service;

/// Verifies attestations for anybody who has one, without personal data.
@Service
public class VerifyAttestation {

    private final AttestationCodes codes;
    private final Registrations registrations;
    private final Days days;

    VerifyAttestation(AttestationCodes codes, Registrations registrations, Days days) {
        this.codes = codes;
        this.registrations = registrations;
        this.days = days;
    }

    public sealed interface Outcome {

        /// Also if the person was erased since.
        record Genuine(RegionalDay day) implements Outcome {}

        /// The day is open again: it is genuine once it is completed again, if the attendance stays.
        record Suspended() implements Outcome {}

        /// Its code is ours, but the attendance was withdrawn, or the day cancelled.
        record Invalid() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    public Outcome handle(String code) {
        return codes.read(code)
                .flatMap(registrations::findById)
                .map(this::attested)
                .orElseGet(Outcome.Unknown::new);
    }

    private Outcome attested(Registration registration) {
        var isPresent = registration.wasPresent()
                || registration.isErased() && registration.attendance().isCheckedIn();
        return days.findById(registration.day())
                .filter(_ -> isPresent)
                .map(VerifyAttestation::attested)
                .orElseGet(Outcome.Invalid::new);
    }

    private static Outcome attested(RegionalDay day) {
        if (day.isHeld()) return new Outcome.Genuine(day);
        return day.isAhead() ? new Outcome.Suspended() : new Outcome.Invalid();
    }
}
