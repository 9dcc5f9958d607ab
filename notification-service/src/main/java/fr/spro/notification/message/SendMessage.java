package fr.spro.notification.message;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.known.Projections;
import fr.spro.notification.message.Status.Due;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.Sending;
import fr.spro.notification.smtp.MailServer;
import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.outbox.Change;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Sends one message if all its data is known, or gives each coordinator of a group one. Idempotent.
@Service
class SendMessage {

    /// How long a transfer may take, counted from before it is recorded.
    static final Duration MAX_TRANSFER = Duration.ofSeconds(75);

    private final Store<Notification> store;
    private final Projections projections;
    private final ComposeMessage composer;
    private final MailServer mailServer;
    private final MailMetrics metrics;
    private final Clock clock;

    SendMessage(
            Store<Notification> store,
            Projections projections,
            ComposeMessage composer,
            MailServer mailServer,
            MailMetrics metrics,
            Clock clock) {
        this.store = store;
        this.projections = projections;
        this.composer = composer;
        this.mailServer = mailServer;
        this.metrics = metrics;
        this.clock = clock;
    }

    void handle(NotificationId id) {
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
        if (notification.isRunning(now)) return;
        if (now.isAfter(notification.validUntil())) {
            giveUp(notification, Failure.EXPIRED);
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
        if (data.isOutdated()) {
            giveUp(notification, Failure.EXPIRED);
        } else if (data.isRecipientErased()) {
            giveUp(notification, Failure.RECIPIENT_ERASED);
        } else if (data.coordinators().isEmpty()) {
            if (notification.template().endsWithTheDay() && data.isDayOver(now)) dropAfterTheDay(notification);
            else attempt(notification, data);
        } else {
            distribute(notification, data.coordinators());
        }
    }

    private void dropAfterTheDay(Notification notification) {
        var dropped = store.decide(notification.id(), current -> current.giveUp(Failure.EXPIRED, clock.instant()));
        if (dropped.changed()) metrics.count(notification.template(), MailMetrics.Outcome.DAY_OVER);
    }

    private void giveUp(Notification notification, Failure reason) {
        var decided = store.decide(notification.id(), current -> current.giveUp(reason, clock.instant()));
        if (decided.changed()) metrics.notSent(decided.state());
    }

    /// The sweep sends the messages, so that one that fails stops no other.
    private void distribute(Notification notification, List<EntityRef> coordinators) {
        var now = clock.instant();
        // An older version sent one message to all of them.
        if (notification.isUncertain()) {
            giveUp(notification, Failure.OUTCOME_UNKNOWN);
            return;
        }
        for (var coordinator : coordinators) store.insert(Change.to(notification.to(coordinator, now)));
        store.change(notification.id(), current -> current.distribute(coordinators.size(), now));
    }

    private void attempt(Notification notification, MessageData data) {
        var mail = composer.compose(notification, data);
        var deadline = System.nanoTime() + MAX_TRANSFER.toNanos();
        var attempt = UUID.randomUUID().toString();
        var tries = notification.status() instanceof Due(var before, var _) ? before : 0;
        var begun = store.change(notification.id(), current -> current.begin(attempt, clock.instant()));
        var mine = begun.status() instanceof Sending(var current, var _) && current.equals(attempt);
        if (!mine) return;
        var outcome = mailServer.send(mail, deadline);
        metrics.count(notification.template(), MailMetrics.Outcome.of(outcome));
        switch (outcome) {
            case MailServer.Outcome.Accepted() ->
                store.change(notification.id(), current -> current.sent(clock.instant()));
            case MailServer.Outcome.Rejected() ->
                store.change(
                        notification.id(),
                        current -> current.rejected(attempt, Failure.REJECTED_BY_SERVER, clock.instant()));
            case MailServer.Outcome.InvalidAddress() ->
                store.change(
                        notification.id(),
                        current -> current.rejected(attempt, Failure.INVALID_ADDRESS, clock.instant()));
            case MailServer.Outcome.Postponed() ->
                store.change(notification.id(), current -> current.tryLater(attempt, tries, clock.instant()));
            case MailServer.Outcome.Unknown() -> {
                // Stays in `Sending`; the sweep finds it after the attempt's time limit.
            }
        }
    }
}
