package fr.spro.registration.imports.web;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.security.Role;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.Groups;
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

/// Which days, structures and imports somebody of the staff may touch.
@Component
class ImportScope {

    private final Days days;
    private final Groups groups;
    private final Structures structures;
    private final IdResolver meanings;
    private final Imports intakes;

    ImportScope(Days days, Groups groups, Structures structures, IdResolver meanings, Imports intakes) {
        this.days = days;
        this.groups = groups;
        this.structures = structures;
        this.meanings = meanings;
        this.intakes = intakes;
    }

    RegionalDay day(String slug) {
        var id = new DayId(slug);
        return days.findById(id).orElseThrow(() -> new UnknownAggregate(RegionalDay.class, id));
    }

    /// From which this person may register people: all for the organiser, the own groups' for a coordinator.
    List<Structure> structures(Staff staff) {
        var all = structures.findAllByOrderByName();
        if (staff.is(Role.ORGANISER)) return all;
        var own = groups.findBySubjectsContaining(staff.subject()).stream()
                .map(Group::id)
                .collect(Collectors.toSet());
        return all.stream().filter(one -> own.contains(one.group())).toList();
    }

    /// Whether an id means one of these; a page opened earlier may say one that has been merged since.
    boolean isAmong(List<Structure> own, String id) {
        return meanings.structure(new StructureId(id))
                .filter(meant -> own.stream().anyMatch(one -> one.id().equals(meant.id())))
                .isPresent();
    }

    /// Names of structures by id.
    Map<StructureId, String> names() {
        return meanings.structures().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, known -> known.getValue().name()));
    }

    /// An import of people at this day: any for the organiser, the own ones for a coordinator.
    Import ofDay(String slug, String id, Staff staff) {
        var intake = find(id);
        var isVisible = new DayId(slug).equals(intake.day())
                && (staff.is(Role.ORGANISER) || intake.by().equals(staff.subject()));
        if (!isVisible) throw new UnknownAggregate(Import.class, intake.id());
        return intake;
    }

    Import ofDirectory(String id) {
        var intake = find(id);
        if (intake.kind().isOfPeople()) throw new UnknownAggregate(Import.class, intake.id());
        return intake;
    }

    Import find(String id) {
        var asked = new ImportId(id);
        return intakes.findById(asked).orElseThrow(() -> new UnknownAggregate(Import.class, asked));
    }
}
