package fr.spro.platform.messaging.work;

import fr.spro.platform.messaging.Faults;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The failures of single items within one step of a job. A failing item does not stop the others; at the end the
/// step as a whole fails, so that the reconciler counts and retries it. Items may run in parallel.
///
/// Items are identified by `equals` and are written to the log: ids, never personal data.
public final class ItemFailures {

    /// Some items of a step failed; the cause is the first failure.
    public static final class SomeItemsFailed extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int number;

        private SomeItemsFailed(Map<Object, RuntimeException> failures) {
            super(
                    "%d items failed, the first is %s"
                            .formatted(
                                    failures.size(),
                                    failures.keySet().iterator().next()),
                    failures.values().iterator().next());
            number = failures.size();
        }

        /// How many items failed.
        public int number() {
            return number;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(ItemFailures.class);

    /// Items that fail together mostly fail for one reason.
    private static final int MAX_LOGGED = 5;

    private final Map<Object, RuntimeException> failures = Collections.synchronizedMap(new LinkedHashMap<>());

    /// Runs an action for an item and records its failure. When the store is unavailable all items would fail, each
    /// after a time-out: that is thrown at once.
    ///
    /// @return whether it succeeded
    public boolean run(Object item, Runnable action) {
        try {
            action.run();
            return true;
        } catch (RuntimeException e) {
            if (Faults.isStoreUnavailable(e)) throw e;
            if (failures.putIfAbsent(item, e) == null && failures.size() <= MAX_LOGGED) {
                LOG.warn("{} failed: {}", item, Causes.of(e));
            }
            return false;
        }
    }

    /// For steps that report items which are at fault themselves, instead of retrying them.
    ///
    /// @throws SomeItemsFailed if any item failed that may succeed later
    public void throwIfAnyIsTemporary() {
        if (failures.values().stream().anyMatch(Faults::isTemporary)) throw new SomeItemsFailed(failures);
    }

    /// @throws SomeItemsFailed if any item failed
    public void throwIfAny() {
        if (!failures.isEmpty()) throw new SomeItemsFailed(failures);
    }
}
