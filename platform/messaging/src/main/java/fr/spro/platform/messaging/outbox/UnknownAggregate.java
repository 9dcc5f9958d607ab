package fr.spro.platform.messaging.outbox;

/// There is no aggregate with this id. At an HTTP edge: 404.
public class UnknownAggregate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownAggregate(Class<?> type, TextId id) {
        super("No %s has the id %s".formatted(type.getSimpleName(), id.value()));
    }
}
