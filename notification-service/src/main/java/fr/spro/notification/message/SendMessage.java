package fr.spro.notification.message;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.EntityRef;
import fr.spro.notification.known.Projections;
import fr.spro.notification.message.Status.Due;
import fr.spro.notification.smtp.MailServer;
import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/// Sends one message if all its data is known, or gives each coordinator of a group one. Idempotent.
@Service
class SendMessage {

    /// How long after its record an attempt may begin with the content: whoever was away for longer, a
    /// process that was paused or a server that answers slowly, sends nothing.
    static final Duration MAX_AGE = Duration.ofMinutes(5);

    /// An attempt whose outcome is known here.
    private record Ended(String attempt, int tries, MailServer.Outcome outcome) {}

    private final Map<NotificationId, Ended> unrecorded = new ConcurrentHashMap<>();
    private final Store<Notification> store;
    private final Projections projections;
    private final ComposeMessage composer;
    private final MailServer mailServer;
    private final LaneLimits limits;
    private final DomainPauses pauses;
    private final MailMetrics metrics;
    private final Clock clock;

    SendMessage(
            Store<Notification> store,
            Projections projections,
            ComposeMessage composer,
            MailServer mailServer,
            LaneLimits limits,
            DomainPauses pauses,
            MailMetrics metrics,
            Clock clock) {
        this.store = store;
        this.projections = projections;
        this.composer = composer;
        this.mailServer = mailServer;
        this.limits = limits;
        this.pauses = pauses;
        this.metrics = metrics;
        this.clock = clock;
    }

    void handle(NotificationId id) {
        var ended = unrecorded.get(id);
        if (ended != null) record(id, ended);
        else find(id);
    }

    private void find(NotificationId id) {
        store.find(id).filter(notification -> !notification.isSettled()).ifPresent(notification -> {
            var correlation = Optional.ofNullable(notification.cause().correlation());
            Correlation.carrying(correlation, () -> {
                send(notification);
                return null;
            });
        });
    }

    private void send(Notification notification) {
        var id = notification.id();
        var now = clock.instant();
        if (notification.isLeftToNewerVersion() || notification.isRunning(now)) return;
        if (now.isAfter(notification.validUntil())) {
            giveUp(id, Objection.EXPIRED);
            return;
        }
        var data = MessageData.of(notification, projections);
        if (!data.unknown().isEmpty()) {
            var unknown = data.unknown();
            store.change(id, current -> current.waitFor(unknown, now));
            // The state may have arrived between the read and the write of what is missing.
            data = MessageData.of(notification, projections);
            if (!data.unknown().isEmpty()) return;
        }
        var objection = Objection.to(notification, data, now);
        if (objection.isPresent()) giveUp(id, objection.get());
        else if (data.coordinators().isEmpty()) attempt(notification, data);
        else distribute(notification, data.coordinators());
    }

    private void giveUp(NotificationId id, Objection objection) {
        var decided = store.decide(id, current -> current.giveUp(objection.reason(), clock.instant()));
        if (decided.changed() && decided.state().isNotSentFor(objection.reason())) {
            metrics.count(decided.state().template(), objection.counted());
        }
    }

    /// The sweep sends the messages, so that one that fails stops no other.
    private void distribute(Notification notification, List<EntityRef> coordinators) {
        var now = clock.instant();
        // An older version sent one message to all of them.
        if (notification.isUncertain()) {
            store.change(notification.id(), current -> current.giveUp(Why.OUTCOME_UNKNOWN, now));
            return;
        }
        for (var coordinator : coordinators) store.insert(Change.to(notification.to(coordinator, now)));
        store.change(notification.id(), current -> current.distribute(coordinators.size(), now));
    }

    /// While the mail server is away, or it is not the turn of the lane, nothing is recorded: the sweep
    /// comes back.
    private void attempt(Notification notification, MessageData data) {
        var id = notification.id();
        var address = data.address();
        var pause = pauses.until(address, clock.instant());
        if (pause.isPresent() && !notification.template().isAwaited()) {
            store.change(id, current -> current.notBefore(pause.get()));
            return;
        }
        if (!mailServer.isAvailable() || !limits.awaitTurn(Lane.of(notification.template()))) return;
        var mail = composer.compose(notification, data);
        var attempt = UUID.randomUUID().toString();
        var tries = notification.status() instanceof Due(var before, var _) ? before : 0;
        var since = clock.instant();
        var begun = System.nanoTime();
        if (!store.change(id, current -> current.begin(attempt, since)).isOf(attempt)) return;
        var outcome = mailServer.send(mail, () -> isInTime(since, begun) && isStillMeant(id, attempt, data));
        metrics.count(notification.template(), MailMetrics.Outcome.of(outcome));
        if (outcome instanceof MailServer.Outcome.PutOff) pauses.putOff(address, clock.instant());
        if (outcome instanceof MailServer.Outcome.Accepted) pauses.accepted(address);
        record(id, new Ended(attempt, tries, outcome));
    }

    /// Until the store has it: if it is away, the job comes back.
    private void record(NotificationId id, Ended ended) {
        unrecorded.put(id, ended);
        store.change(id, current -> outcome(current, ended));
        unrecorded.remove(id);
    }

    private Change<Notification, DeliveryEvent> outcome(Notification message, Ended ended) {
        var now = clock.instant();
        var attempt = ended.attempt();
        var tries = ended.tries();
        return switch (ended.outcome()) {
            case MailServer.Outcome.Accepted() -> message.sent(now);
            case MailServer.Outcome.Rejected() -> message.rejected(attempt, Why.REJECTED, now);
            case MailServer.Outcome.InvalidAddress() -> message.rejected(attempt, Why.ADDRESS_INVALID, now);
            case MailServer.Outcome.Postponed(), MailServer.Outcome.PutOff() -> message.tryLater(attempt, tries, now);
            case MailServer.Outcome.Withdrawn() -> message.withdraw(attempt, tries, now);
            case MailServer.Outcome.Unknown() -> message.unknown(attempt, now);
        };
    }

    /// By both clocks: the one stands still while the machine sleeps, the other can be set back.
    private boolean isInTime(Instant since, long begun) {
        return System.nanoTime() - begun < MAX_AGE.toNanos() && clock.instant().isBefore(since.plus(MAX_AGE));
    }

    /// Asked when the server has taken the recipient: what the mail was written from is still so.
    private boolean isStillMeant(NotificationId id, String attempt, MessageData data) {
        return store.find(id)
                .filter(current -> current.isOf(attempt) && !current.isHeld())
                .filter(current -> MessageData.of(current, projections).equals(data))
                .filter(current -> Objection.to(current, data, clock.instant()).isEmpty())
                .isPresent();
    }
}
