package fr.spro.notification.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Until when the messages to a domain wait after its server has put off several of them in a row: it would put off the
/// others too. Each instance learns it by itself, and forgets it when it ends.
@Component
class DomainPauses {

    private static final List<Duration> LENGTHS = List.of(
            Duration.ZERO,
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30));

    /// @param inARow how many messages were put off since the last one that was accepted
    private record Pause(int inARow, Instant until) {

        private Pause next(Instant now) {
            // What was in transfer already says nothing new.
            if (now.isBefore(until)) return this;
            var length = LENGTHS.get(Math.min(inARow, LENGTHS.size() - 1));
            return new Pause(inARow + 1, now.plus(length));
        }
    }

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    /// The end of the pause that runs for the domain of this address.
    Optional<Instant> until(String address, Instant now) {
        return Optional.ofNullable(pauses.get(domain(address)))
                .map(Pause::until)
                .filter(now::isBefore);
    }

    void putOff(String address, Instant now) {
        pauses.merge(domain(address), new Pause(1, now), (pause, _) -> pause.next(now));
    }

    void accepted(String address) {
        pauses.remove(domain(address));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
