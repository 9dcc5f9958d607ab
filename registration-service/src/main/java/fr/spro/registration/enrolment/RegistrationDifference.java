package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.audit.AuditEntry.Field;
import fr.spro.platform.messaging.audit.Differences;
import java.util.List;

/// What a change changes in a registration, for the audit log. Never the values: they are the data of a person, whose
/// erasure does not reach the audit log.
final class RegistrationDifference {

    private RegistrationDifference() {}

    static List<Field> between(Registration before, Registration after) {
        var was = before.wishes();
        var is = after.wishes();
        return new Differences()
                .unnamed(
                        "name", before.participant().name(), after.participant().name())
                .unnamed(
                        "email",
                        before.contact().enteredAddress(),
                        after.contact().enteredAddress())
                .unnamed(
                        "language",
                        before.participant().language(),
                        after.participant().language())
                .unnamed("structure", structure(was), structure(is))
                .unnamed("workshops", was.workshops(), is.workshops())
                .unnamed("needs", was.needs(), is.needs())
                .unnamed("answers", was.answers(), is.answers())
                .unnamed("reason", reason(before), reason(after))
                .fields();
    }

    private static List<String> structure(Wishes wishes) {
        return List.of(String.valueOf(wishes.structure()), String.valueOf(wishes.otherStructure()));
    }

    private static String reason(Registration registration) {
        return String.valueOf(registration.status().reason());
    }
}
