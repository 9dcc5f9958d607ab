package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.notification.message.Status.Due;
import fr.spro.notification.message.Status.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Attempts of several processes at a mail server that flaps: each outcome is recorded at once, late or
/// never.
class AttemptSimulationTests {

    private static final Instant NOW = Instant.parse("2026-11-01T09:00:00Z");
    private static final int STEPS = 60;
    private static final int SCHEDULES = 500;

    private enum Outcome {
        ACCEPTED,
        UNKNOWN,
        POSTPONED,
        REJECTED
    }

    private record Attempt(String id, Outcome outcome) {}

    /// How a temporary rejection is recorded.
    private interface Postponement {
        Notification record(Notification message, String attempt, Instant now);
    }

    @Test
    void guarantee_6_no_schedule_of_outcomes_delivers_more_than_two_copies() {
        assertThat(mostCopies((message, attempt, now) ->
                        message.tryLater(attempt, 0, now).state()))
                .isEqualTo(2);
    }

    @Test
    void a_message_that_forgets_an_unknown_outcome_is_delivered_without_limit() {
        assertThat(mostCopies(AttemptSimulationTests::forget)).isGreaterThan(2);
    }

    private static int mostCopies(Postponement postponement) {
        return IntStream.range(0, SCHEDULES)
                .map(seed -> copies(new Random(seed), postponement))
                .max()
                .orElseThrow();
    }

    private static int copies(Random random, Postponement postponement) {
        var message = Notification.create(
                Kind.PLACE_CONFIRMED,
                new Reference(EntityRef.registration("r-1"), 1),
                null,
                new Cause("registration/r-1/3", 3, "registration.registrations", "{}", null),
                NOW,
                NOW.plus(Duration.ofDays(7)));
        var now = NOW;
        var copies = 0;
        var unrecorded = new ArrayList<Attempt>();
        for (int step = 0; step < STEPS; step++) {
            now = now.plusSeconds(random.nextInt(90));
            if (random.nextBoolean()) {
                var attempt = new Attempt("a-" + step, outcome(random));
                var begun = message.begin(attempt.id(), now);
                message = begun.state();
                if (!(message.status() instanceof Sending(var id, var _)) || !id.equals(attempt.id())) continue;
                if (attempt.outcome() == Outcome.ACCEPTED) copies++;
                if (attempt.outcome() == Outcome.UNKNOWN && random.nextBoolean()) copies++;
                unrecorded.add(attempt);
            } else if (!unrecorded.isEmpty()) {
                var attempt = unrecorded.remove(random.nextInt(unrecorded.size()));
                var isLost = random.nextInt(3) == 0;
                if (!isLost) message = recorded(message, attempt, now, postponement);
            }
        }
        return copies;
    }

    private static Outcome outcome(Random random) {
        var mostlyBad = List.of(
                Outcome.ACCEPTED,
                Outcome.UNKNOWN,
                Outcome.UNKNOWN,
                Outcome.POSTPONED,
                Outcome.POSTPONED,
                Outcome.REJECTED);
        return mostlyBad.get(random.nextInt(mostlyBad.size()));
    }

    private static Notification recorded(
            Notification message, Attempt attempt, Instant now, Postponement postponement) {
        return switch (attempt.outcome()) {
            case ACCEPTED -> message.sent(now).state();
            case UNKNOWN -> message.unknown(attempt.id(), now).state();
            case POSTPONED -> postponement.record(message, attempt.id(), now);
            case REJECTED -> message.rejected(attempt.id(), Why.REJECTED, now).state();
        };
    }

    private static Notification forget(Notification message, String attempt, Instant now) {
        var later = message.tryLater(attempt, 0, now).state();
        return later.status() instanceof Due(var tries, var _)
                ? new Notification(
                        later.id(),
                        later.template(),
                        later.about(),
                        later.group(),
                        later.day(),
                        later.cause(),
                        new Due(tries, false),
                        later.createdAt(),
                        later.validUntil(),
                        later.nextAttemptAt(),
                        later.waitingFor(),
                        later.copies(),
                        later.plan(),
                        later.delivery(),
                        later.why(),
                        later.version())
                : later;
    }
}
