package fr.spro.registration.imports.web;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.Imports;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds days, structures and imports by the ids of an address, if they are visible to the member of staff.
@Component
class ImportLookup {

    private final Days days;
    private final Structures structures;
    private final IdResolver ids;
    private final CoordinatorAccess access;
    private final Imports imports;

    ImportLookup(Days days, Structures structures, IdResolver ids, CoordinatorAccess access, Imports imports) {
        this.days = days;
        this.structures = structures;
        this.ids = ids;
        this.access = access;
        this.imports = imports;
    }

    RegionalDay day(String slug) {
        var id = new DayId(slug);
        return days.findById(id).orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
    }

    /// The structures for which the staff may register people.
    List<Structure> structures(Staff staff) {
        var scope = access.of(staff);
        return structures.findAllByOrderByName().stream()
                .filter(structure -> scope.includes(structure.group()))
                .toList();
    }

    /// Whether the staff may register people of a structure, which may have been merged since.
    boolean mayRegisterFrom(String structure, Staff staff) {
        var id = new StructureId(structure);
        return access.of(staff).includes(id)
                && ids.structure(id).filter(Structure::isListed).isPresent();
    }

    /// Names of structures by id.
    Map<StructureId, String> names() {
        return ids.structures().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, known -> known.getValue().name()));
    }

    /// An import of people of this day.
    ///
    /// @throws UnknownAggregate if there is none, or if it contains people who are not visible
    Import ofDay(String slug, String id, Staff staff) {
        var found = find(id, staff);
        if (!new DayId(slug).equals(found.day())) throw new UnknownAggregate(Import.class, found.id());
        return found;
    }

    Import ofDirectory(String id, Staff staff) {
        var found = find(id, staff);
        if (found.kind().isOfPeople()) throw new UnknownAggregate(Import.class, found.id());
        return found;
    }

    /// @throws UnknownAggregate if there is none, or if it is not visible
    Import find(String id, Staff staff) {
        var asked = new ImportId(id);
        var scope = access.of(staff);
        return imports.findById(asked)
                .filter(found -> scope.includes(found.structure()))
                .orElseThrow(() -> new UnknownAggregate(Import.class, asked));
    }
}
