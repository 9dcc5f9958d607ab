package fr.spro.registration.audit.web;

import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.CoordinatorId;
import fr.spro.registration.directory.Coordinators;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.Groups;
import fr.spro.registration.directory.IdResolver;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Registrations;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// The present names of days, and of people, structures and groups that are visible, which the audit log knows by ids.
/// Who or what is gone has none.
@Component
class SubjectNames {

    private final Registrations registrations;
    private final Days days;
    private final IdResolver idResolver;
    private final Groups groups;
    private final Coordinators coordinators;

    SubjectNames(
            Registrations registrations, Days days, IdResolver idResolver, Groups groups, Coordinators coordinators) {
        this.registrations = registrations;
        this.days = days;
        this.idResolver = idResolver;
        this.groups = groups;
        this.coordinators = coordinators;
    }

    /// The days among them.
    Map<AuditSubject, RegionalDay> days(Collection<AuditSubject> subjects) {
        var found = new HashMap<AuditSubject, RegionalDay>();
        for (var id : ids(subjects, "day", DayId::new)) {
            days.findById(id).ifPresent(day -> found.put(id.subject(), day));
        }
        return found;
    }

    /// @param scope what is visible
    Map<AuditSubject, String> of(Collection<AuditSubject> subjects, Map<AuditSubject, RegionalDay> known, Scope scope) {
        var names = new HashMap<AuditSubject, String>();
        for (var person : registrations.findByIdIn(ids(subjects, "registration", RegistrationId::new))) {
            if (!person.isErased() && scope.includes(person.wishes().structure())) {
                names.put(person.id().subject(), person.participant().name().full());
            }
        }
        known.forEach((subject, day) -> names.put(subject, day.titleText().in(LocaleContextHolder.getLocale())));
        addDirectory(names, subjects, scope);
        return names;
    }

    private void addDirectory(Map<AuditSubject, String> names, Collection<AuditSubject> subjects, Scope scope) {
        var structureIds = ids(subjects, "structure", StructureId::new);
        if (!structureIds.isEmpty()) {
            var known = idResolver.structures();
            structureIds.stream()
                    .filter(id -> known.containsKey(id) && scope.includes(id))
                    .forEach(id -> names.put(id.subject(), known.get(id).name()));
        }
        var groupIds = ids(subjects, "group", GroupId::new);
        if (!groupIds.isEmpty()) {
            groups.findAllIncludingRemoved().stream()
                    .filter(group -> groupIds.contains(group.id()) && scope.includes(group.id()))
                    .forEach(group -> names.put(group.id().subject(), group.name()));
        }
        var coordinatorIds = ids(subjects, "coordinator", CoordinatorId::new);
        for (var coordinator : coordinators.findByIdIn(coordinatorIds)) {
            if (!coordinator.isErased() && scope.isWhole()) {
                names.put(coordinator.id().subject(), coordinator.name());
            }
        }
    }

    private static <T> List<T> ids(Collection<AuditSubject> subjects, String kind, Function<String, T> of) {
        return subjects.stream()
                .filter(subject -> subject.kind().equals(kind))
                .map(AuditSubject::id)
                .distinct()
                .map(of)
                .toList();
    }
}
