package fr.spro.registration.directory.duplicates.web;

import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.StructureUses;
import fr.spro.registration.directory.StructureUses.Use;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.directory.duplicates.Kind;
import fr.spro.registration.directory.duplicates.web.ComparisonView.Fact;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Prepares structures and groups for comparison.
@Component
class ComparisonViews {

    private final Structures structures;
    private final Groups groups;
    private final IdResolver idResolver;
    private final StructureUses uses;

    ComparisonViews(Structures structures, Groups groups, IdResolver idResolver, StructureUses uses) {
        this.structures = structures;
        this.groups = groups;
        this.idResolver = idResolver;
        this.uses = uses;
    }

    /// The view of an id, if it is in the directory.
    Optional<ComparisonView> find(Kind kind, String id) {
        return switch (kind) {
            case STRUCTURES -> idResolver.structure(new StructureId(id)).map(this::of);
            case GROUPS -> idResolver.group(new GroupId(id)).map(this::of);
        };
    }

    List<Structure> structuresOf(String group) {
        return structures.findAllByOrderByName().stream()
                .filter(structure -> structure.group().value().equals(group))
                .toList();
    }

    ComparisonView of(Structure structure) {
        var address = structure.address();
        var group = groups.findIncludingRemovedById(structure.group()).map(Group::name);
        var registrations = count(structure);
        return new ComparisonView(
                structure.id().value(),
                structure.name(),
                structure.label(),
                List.of(
                        new Fact("unlisted.form.kind", structure.kind()),
                        new Fact(
                                "unlisted.form.group",
                                group.orElse(structure.group().value())),
                        new Fact(
                                "directory.address",
                                "%s, %s %s".formatted(address.street(), address.postalCode(), address.city())),
                        new Fact("unlisted.form.mailbox", structure.mailbox().value()),
                        new Fact("directory.id", structure.id().value()),
                        new Fact("staff.registrations.title", String.valueOf(registrations))),
                registrations);
    }

    ComparisonView of(Group group) {
        var own = structuresOf(group.id().value());
        var registrations = own.stream().mapToLong(this::count).sum();
        return new ComparisonView(
                group.id().value(),
                group.name(),
                group.name(),
                List.of(
                        new Fact("duplicate.territory", group.territory()),
                        new Fact("duplicate.coordination", String.join(", ", group.subjects())),
                        new Fact("duplicate.structures", String.valueOf(own.size())),
                        new Fact("directory.id", group.id().value()),
                        new Fact("staff.registrations.title", String.valueOf(registrations))),
                registrations);
    }

    private long count(Structure structure) {
        return uses.of(structure.id()).stream().mapToLong(Use::registrations).sum();
    }
}
