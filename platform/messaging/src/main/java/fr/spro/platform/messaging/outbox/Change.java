package fr.spro.platform.messaging.outbox;

import fr.spro.platform.messaging.audit.AuditEntry;
import java.util.List;
import java.util.stream.Stream;

/// What a command decided: the new state, the events to publish, the audit entries, and whether the state itself is
/// published on the aggregate's compacted topic. The store writes all of it in one atomic write.
public record Change<S extends Aggregate, E>(
        S state, List<E> events, List<AuditEntry> audit, boolean tellsState, boolean isNone) {

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <S extends Aggregate, E> Change<S, E> to(S state, E... events) {
        return new Change<>(state, List.of(events), List.of(), false, false);
    }

    /// The answer to a command that has nothing left to do, because it was done before.
    public static <S extends Aggregate, E> Change<S, E> none(S state) {
        return new Change<>(state, List.of(), List.of(), false, true);
    }

    /// The same change, after which readers of the compacted topic shall have the new state too.
    public Change<S, E> tellingState() {
        return new Change<>(state, events, audit, true, isNone);
    }

    /// The same change with entries for the audit log. A no-op stays one: what was done before was audited before.
    public Change<S, E> audited(List<AuditEntry> entries) {
        if (isNone) return this;
        var all = Stream.concat(audit.stream(), entries.stream()).toList();
        return new Change<>(state, events, all, tellsState, false);
    }

    public Change<S, E> audited(AuditEntry entry) {
        return audited(List.of(entry));
    }
}
