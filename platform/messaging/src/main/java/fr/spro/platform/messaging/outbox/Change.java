package fr.spro.platform.messaging.outbox;

import fr.spro.platform.messaging.audit.AuditEntry;
import java.util.List;
import java.util.stream.Stream;

/// The decision of a command: new state, events, audit entries, and whether the state is published on the
/// compacted topic. The store writes it atomically.
public record Change<S extends Aggregate, E>(
        S state, List<E> events, List<AuditEntry> audit, boolean publishesState, boolean isNone) {

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <S extends Aggregate, E> Change<S, E> to(S state, E... events) {
        return new Change<>(state, List.of(events), List.of(), false, false);
    }

    /// A no-op, for a command that was done before.
    public static <S extends Aggregate, E> Change<S, E> none(S state) {
        return new Change<>(state, List.of(), List.of(), false, true);
    }

    /// The same change, which also publishes the state on the compacted topic.
    public Change<S, E> publishingState() {
        return new Change<>(state, events, audit, true, isNone);
    }

    /// The same change with entries for the audit log. A no-op stays one: it was audited the first time.
    public Change<S, E> audited(List<AuditEntry> entries) {
        if (isNone) return this;
        var all = Stream.concat(audit.stream(), entries.stream()).toList();
        return new Change<>(state, events, all, publishesState, false);
    }

    public Change<S, E> audited(AuditEntry entry) {
        return audited(List.of(entry));
    }
}
