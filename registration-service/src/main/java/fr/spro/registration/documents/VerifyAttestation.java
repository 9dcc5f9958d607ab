package fr.spro.registration.documents;

import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Registrations;
import java.util.Optional;
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

    /// The day of a genuine attestation, also if the person was erased since.
    public Optional<RegionalDay> handle(String code) {
        return codes.read(code)
                .flatMap(registrations::findById)
                .filter(registration -> registration.wasPresent()
                        || registration.isErased() && registration.attendance().isCheckedIn())
                .flatMap(registration -> days.findById(registration.day()))
                .filter(RegionalDay::isHeld);
    }
}
