package fr.spro.registration.directory;

import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.platform.Aggregate;
import org.springframework.data.annotation.Id;

/// An organisation of the network, with an address, in one local group.
public record Structure(
        @Id StructureId id,
        String name,
        String kind,
        GroupId group,
        PostalAddress address,
        String mailbox,
        long version)
        implements Aggregate {

    /// How it is shown where one of many is chosen.
    public String label() {
        return "%s (%s)".formatted(name, address.city());
    }

    StructureListed told() {
        return new StructureListed(id.value(), version, name, kind, group.value(), address, mailbox);
    }

    boolean says(Structure other) {
        return name.equals(other.name)
                && kind.equals(other.kind)
                && group.equals(other.group)
                && address.equals(other.address)
                && mailbox.equals(other.mailbox);
    }
}
