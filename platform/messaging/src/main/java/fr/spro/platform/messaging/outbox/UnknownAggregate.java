package fr.spro.platform.messaging.outbox;

import java.util.Map;
import java.util.TreeMap;

/// There is no aggregate with this id. At an HTTP edge: 404.
public class UnknownAggregate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownAggregate(Class<?> type, TextId id) {
        super("No %s has the id %s".formatted(type.getSimpleName(), id.value()));
    }

    /// @param address the parts of an address by name
    public UnknownAggregate(Class<?> type, Map<String, String> address) {
        super("No %s is at %s".formatted(type.getSimpleName(), new TreeMap<>(address)));
    }
}
