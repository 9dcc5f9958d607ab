package fr.spro.registration.enrolment.web;

import fr.spro.platform.web.SecretLinks;
import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import fr.spro.registration.enrolment.Wishes;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The id of the registration that a form asks for. It is the same each time the button is pressed, so a double click
/// registers once and its second page is that of the first. Whoever has only one of key and content asks for another
/// registration, and nobody else can compute the id.
@Component
class RequestedId {

    private final SecretLinks links;
    private final Registrations registrations;

    RequestedId(SecretLinks registrationLinks, Registrations registrations) {
        this.links = registrationLinks;
        this.registrations = registrations;
    }

    /// Of the public form: with another address it is another request, and with other choices the same one.
    ///
    /// @param key of the form, or the sealed request that is sent once more
    RegistrationId ofPublic(String key, RegionalDay day, Participant participant) {
        return of(key, day, "public", participant.email().value());
    }

    /// Of the form of staff: with any other content it is another request, so that nobody is told that it was done.
    ///
    /// @param by the account of a member of staff
    RegistrationId ofStaff(String key, RegionalDay day, Participant participant, Wishes wishes, String by) {
        return of(
                key,
                day,
                "staff",
                by,
                participant.name().full(),
                participant.email().value(),
                participant.language(),
                wishes.structure(),
                wishes.otherStructure(),
                wishes.workshops(),
                wishes.needs(),
                new TreeMap<>(wishes.answers()));
    }

    /// The same form may register somebody again whose registration has ended.
    private RegistrationId of(String key, RegionalDay day, @Nullable Object... content) {
        var text = Arrays.stream(content).map(String::valueOf).collect(Collectors.joining("\0"));
        var id = next(key, text, day);
        while (hasEnded(id)) id = next(id.value(), text, day);
        return id;
    }

    private RegistrationId next(String key, String content, RegionalDay day) {
        var id = IdempotencyKey.idFor(key, links.pseudonym(content), day.id().value());
        return new RegistrationId(id);
    }

    private boolean hasEnded(RegistrationId id) {
        return registrations.findById(id).filter(found -> !found.isActive()).isPresent();
    }
}
