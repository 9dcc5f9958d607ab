package fr.spro.registration.enrolment.web;

import fr.spro.platform.person.PersonName;
import fr.spro.platform.person.SplitName;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The organiser's form, filled with what is known of somebody who is not registered for the day.
@Component
class PrefilledForms {

    private final Registrations registrations;
    private final CoordinatorAccess access;

    PrefilledForms(Registrations registrations, CoordinatorAccess access) {
        this.registrations = registrations;
        this.access = access;
    }

    /// With the name that was searched for.
    static RegistrationForm named(String typed) {
        return form(SplitName.of(typed), "", null, null);
    }

    /// The registration for another day whose badge the person has, if this member of staff may see it.
    Optional<Registration> ofBadge(String id, Staff staff) {
        return id.isEmpty()
                ? Optional.empty()
                : registrations
                        .findById(new RegistrationId(id))
                        .filter(found -> !found.isErased()
                                && access.of(staff).includes(found.wishes().structure()));
    }

    /// Without wishes and needs, which were told for the other day.
    static RegistrationForm of(Registration badge) {
        var structure = badge.wishes().structure();
        return form(
                badge.participant().name(),
                badge.participant().email().value(),
                structure == null ? null : structure.value(),
                badge.wishes().otherStructure());
    }

    private static RegistrationForm form(
            PersonName name, String email, @Nullable String structure, @Nullable String otherStructure) {
        return new RegistrationForm(
                name.first().value(),
                name.last().value(),
                email,
                structure,
                null,
                otherStructure == null ? null : true,
                otherStructure,
                List.of(),
                List.of(),
                List.of(),
                "",
                Map.of(),
                false,
                "",
                null,
                null,
                null);
    }
}
