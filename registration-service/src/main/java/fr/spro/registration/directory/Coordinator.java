package fr.spro.registration.directory;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.platform.Aggregate;
import org.springframework.data.annotation.Id;

/// A person who coordinates local groups.
///
/// @param subject the user name at sign-in
public record Coordinator(@Id CoordinatorId id, String name, String email, String subject, long version)
        implements Aggregate {

    ContactListed told() {
        return new ContactListed(id.value(), version, name, email, "fr");
    }

    boolean says(Coordinator other) {
        return name.equals(other.name) && email.equals(other.email) && subject.equals(other.subject);
    }
}
