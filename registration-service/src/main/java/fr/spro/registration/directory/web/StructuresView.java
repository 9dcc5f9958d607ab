package fr.spro.registration.directory.web;

import fr.spro.platform.web.versions.Versioned;
import fr.spro.registration.directory.Structure;

/// A structure of the directory in the API.
///
/// @param version also its `ETag`
record StructuresView(
        String id,
        long version,
        String name,
        String kind,
        String group,
        String street,
        String postalCode,
        String city,
        String mailbox)
        implements Versioned {

    static StructuresView of(Structure structure) {
        var address = structure.address();
        return new StructuresView(
                structure.id().value(),
                structure.version(),
                structure.name(),
                structure.kind(),
                structure.group().value(),
                address.street(),
                address.postalCode(),
                address.city(),
                structure.mailbox().value());
    }
}
