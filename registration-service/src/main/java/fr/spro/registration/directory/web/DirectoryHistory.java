package fr.spro.registration.directory.web;

import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.audit.AuditQuery;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.Structure;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The history of groups with their coordinators and of structures.
@Component
class DirectoryHistory {

    private static final int MAX_SHOWN = 100;

    private final AuditLog auditLog;

    DirectoryHistory(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    /// The latest first.
    List<HistoryLine> of(Structure structure) {
        return find(structure.id().subject()).map(HistoryLine::of).toList();
    }

    /// The history of the group and its coordinators, the latest first.
    List<HistoryLine> of(Group group) {
        var coordinators = group.coordinators().stream().map(id -> id.subject());
        var subjects = Stream.concat(Stream.of(group.id().subject()), coordinators);
        return find(subjects.toArray(AuditSubject[]::new))
                .filter(entry -> entry.subjects().stream().noneMatch(subject -> isOtherGroup(subject, group)))
                .map(HistoryLine::of)
                .toList();
    }

    OtherChange latest(Structure now) {
        return latest(now.id().subject(), now.isListed());
    }

    OtherChange latest(Group now) {
        return latest(now.id().subject(), now.isListed());
    }

    private OtherChange latest(AuditSubject subject, boolean isListed) {
        return new OtherChange(
                isListed, auditLog.latest(subject).map(HistoryLine::of).orElse(null));
    }

    private Stream<AuditRecord> find(AuditSubject... subjects) {
        return auditLog.page(AuditQuery.of(subjects), "", MAX_SHOWN).entries().stream();
    }

    /// A coordinator of several groups has entries of each.
    private static boolean isOtherGroup(String text, Group group) {
        var subject = AuditSubject.parse(text);
        return subject.equals(new GroupId(subject.id()).subject())
                && !subject.id().equals(group.id().value());
    }
}
