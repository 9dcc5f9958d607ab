package fr.spro.registration.imports.web;

import fr.spro.platform.web.RefusedForm;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.WrongState;
import fr.spro.registration.directory.CoordinatorAccess;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.directory.Structures;
import fr.spro.registration.enrolment.Registrar;
import fr.spro.suite.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds the structures from which a member of the staff may register people.
@Component
class ImportOrigins {

    private final Structures structures;
    private final IdResolver ids;
    private final CoordinatorAccess access;

    ImportOrigins(Structures structures, IdResolver ids, CoordinatorAccess access) {
        this.structures = structures;
        this.ids = ids;
        this.access = access;
    }

    /// @throws RefusedForm if the day takes nobody, even from the staff
    static void requireAhead(RegionalDay day) {
        if (day.isAhead()) return;
        throw new RefusedForm(
                "not-ahead",
                WrongState.words(day),
                "/coordination/journees/%s/inscriptions".formatted(day.id().value()));
    }

    static Registrar registrar(Staff staff) {
        return new Registrar(staff.subject(), staff.is(Role.ORGANISER));
    }

    /// Structures of the directory from which this person may register people.
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
}
