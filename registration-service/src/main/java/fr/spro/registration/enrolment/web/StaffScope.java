package fr.spro.registration.enrolment.web;

import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.web.security.Role;
import fr.spro.platform.web.security.Staff;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Structure;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationLookup;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What of a day somebody of the staff may see: all for the organiser, who comes from the own groups'
/// structures for a coordinator.
@Component
public class StaffScope {

    private final RegistrationLookup addressed;
    private final Groups groups;
    private final IdResolver meanings;

    public StaffScope(RegistrationLookup addressed, Groups groups, IdResolver meanings) {
        this.addressed = addressed;
        this.groups = groups;
        this.meanings = meanings;
    }

    public RegionalDay day(String slug) {
        return addressed.day(slug);
    }

    /// Null for all.
    @Nullable
    public Collection<StructureId> structures(Staff staff) {
        if (staff.is(Role.ORGANISER)) return null;
        var own = groups.findBySubjectsContaining(staff.subject()).stream()
                .map(Group::id)
                .collect(Collectors.toSet());
        return meanings.structures().entrySet().stream()
                .filter(known -> own.contains(known.getValue().group()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// One of them, or all that this person may see if it is empty.
    @Nullable
    public Collection<StructureId> structures(Staff staff, String one) {
        var visible = structures(staff);
        if (one.isEmpty()) return visible;
        return meanings.everyIdOf(List.of(new StructureId(one))).stream()
                .filter(id -> visible == null || visible.contains(id))
                .toList();
    }

    /// @throws UnknownAggregate if there is none at this day, or none that this person may see
    Registration registration(String slug, String id, Staff staff) {
        var found = addressed.registration(new DayId(slug), id);
        var visible = structures(staff);
        if (visible == null || visible.contains(found.wishes().structure())) return found;
        throw new UnknownAggregate(Registration.class, found.id());
    }

    public Map<StructureId, Structure> directory() {
        return meanings.structures();
    }

    /// Where somebody comes from, in words; empty if they did not say.
    public static String structure(Registration registration, Map<StructureId, Structure> directory) {
        return registration.wishes().origin(directory);
    }
}
