package fr.spro.platform.messaging.work;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// A `RequestCoalescer` for each key, kept only as long as calls with this key are in progress.
///
/// @param <K> the key of calls that can share a run
public final class KeyedCoalescer<K, A, R> {

    /// @param calls the number of calls in progress
    private record Shared<A, R>(RequestCoalescer<A, R> coalescer, int calls) {

        private Shared<A, R> with(int more) {
            return new Shared<>(coalescer, calls + more);
        }
    }

    private final Map<K, Shared<A, R>> active = new ConcurrentHashMap<>();

    /// Returns the result for this argument.
    ///
    /// @param create makes the coalescer if no call with this key is in progress
    public R handle(K key, A argument, Supplier<RequestCoalescer<A, R>> create) {
        var shared = active.compute(key, (_, found) -> found == null ? new Shared<>(create.get(), 1) : found.with(1));
        try {
            return shared.coalescer().handle(argument);
        } finally {
            active.computeIfPresent(key, (_, found) -> found.calls() == 1 ? null : found.with(-1));
        }
    }

    /// The number of keys with calls in progress.
    int active() {
        return active.size();
    }
}
