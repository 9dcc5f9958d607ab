package fr.spro.registration.directory;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.platform.person.EmailAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/// The data of a structure.
///
/// @param mailbox the general e-mail address of the organisation, not of a person
public record StructureDetails(String name, String kind, GroupId group, PostalAddress address, EmailAddress mailbox) {

    /// The same with other addresses, which coordinators may change.
    StructureDetails withAddresses(PostalAddress address, EmailAddress mailbox) {
        return new StructureDetails(name, kind, group, address, mailbox);
    }

    StructureDetails in(GroupId other) {
        return new StructureDetails(name, kind, other, address, mailbox);
    }

    String label() {
        return "%s (%s)".formatted(name, address.city());
    }

    /// The values by column, as in a file.
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("name", name);
        texts.put("type", kind);
        texts.put("group", group.value());
        texts.put("street", address.street());
        texts.put("postal_code", address.postalCode());
        texts.put("city", address.city());
        texts.put("email", mailbox.value());
        return texts;
    }
}
