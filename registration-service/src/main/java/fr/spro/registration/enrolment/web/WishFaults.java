package fr.spro.registration.enrolment.web;

import fr.spro.registration.enrolment.CheckWishes.Fault;
import java.util.List;
import org.springframework.validation.BindingResult;

/// Says at its field what cannot be wished for.
final class WishFaults {

    private WishFaults() {}

    static void reject(List<Fault> found, BindingResult faults) {
        for (var fault : found) {
            var field = switch (fault) {
                case UNKNOWN_STRUCTURE -> "structure";
                case UNKNOWN_WORKSHOP, WORKSHOPS_OVERLAP, WISHES_CLOSED -> "workshops";
            };
            faults.rejectValue(field, "fault." + fault);
        }
    }
}
