package fr.spro.notification.message;

import fr.spro.contracts.EntityRef;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.notification.message.Status.Due;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.Sending;
import fr.spro.notification.projection.DayProjection;
import fr.spro.notification.projection.Projections;
import fr.spro.notification.projection.Recipient;
import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Sends one message if all its data is known. Idempotent.
@Service
class SendMessage {

    /// The data that a message needs.
    ///
    /// @param unknown what is missing
    /// @param recipients the recipient, or for a group its coordinators; without those who have been erased
    private record Needed(List<EntityRef> unknown, List<Recipient> recipients, Optional<DayProjection> day) {}

    private final Store<Notification> store;
    private final Projections projections;
    private final MimeComposer composer;
    private final MailServer mailServer;
    private final MailMetrics metrics;
    private final Clock clock;

    SendMessage(
            Store<Notification> store,
            Projections projections,
            MimeComposer composer,
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
        if (notification.status() instanceof Due && now.isAfter(notification.validUntil())) {
            store.change(id, current -> current.notSent(Failure.EXPIRED, now));
            metrics.count(notification.template(), MailMetrics.Outcome.EXPIRED);
            return;
        }
        var needed = lookUp(notification);
        if (!needed.unknown().isEmpty()) {
            var unknown = needed.unknown();
            store.change(id, current -> current.waitFor(unknown, now));
            // The state may have arrived between the read and the write of what is missing.
            needed = lookUp(notification);
            if (!needed.unknown().isEmpty()) return;
        }
        if (needed.recipients().isEmpty()) {
            store.change(id, current -> current.notSent(Failure.RECIPIENT_ERASED, now));
            metrics.count(notification.template(), MailMetrics.Outcome.RECIPIENT_ERASED);
            return;
        }
        attempt(notification, needed);
    }

    private void attempt(Notification notification, Needed needed) {
        var mail = composer.compose(notification, needed.recipients(), needed.day());
        var attempt = UUID.randomUUID().toString();
        var tries = notification.status() instanceof Due(var before) ? before : 0;
        var begun = store.change(notification.id(), current -> current.begin(attempt, clock.instant()));
        var mine = begun.status() instanceof Sending(var current, var _) && current.equals(attempt);
        if (!mine) return;
        var outcome = mailServer.send(mail);
        metrics.count(notification.template(), MailMetrics.Outcome.of(outcome));
        switch (outcome) {
            case MailServer.Outcome.Accepted() ->
                store.change(notification.id(), current -> current.sent(clock.instant()));
            case MailServer.Outcome.Rejected() ->
                store.change(
                        notification.id(), current -> current.notSent(Failure.REJECTED_BY_SERVER, clock.instant()));
            case MailServer.Outcome.InvalidAddress() ->
                store.change(notification.id(), current -> current.notSent(Failure.INVALID_ADDRESS, clock.instant()));
            case MailServer.Outcome.Postponed() ->
                store.change(notification.id(), current -> current.tryLater(tries, clock.instant()));
            case MailServer.Outcome.Unknown() -> {
                // Stays in `Sending`; the sweep finds it after the attempt's time limit.
            }
        }
    }

    /// Reads the data that the message needs.
    private Needed lookUp(Notification notification) {
        var unknown = new LinkedHashSet<EntityRef>();
        var about = notification.about();
        var found = projections.lookUp(about.ref());
        if (found.version() < about.version()) unknown.add(about.ref());
        if (found.recipient().isEmpty()) unknown.add(found.end());
        var recipients = found.recipient().stream()
                .flatMap(recipient -> recipient.coordinators().isEmpty()
                        ? Stream.of(recipient)
                        : coordinators(recipient, unknown).stream())
                .filter(recipient -> recipient.email() != null)
                .toList();
        var reference = Optional.ofNullable(notification.day());
        var day = reference.flatMap(named -> projections.day(named.ref().id()));
        reference
                .filter(named ->
                        day.filter(known -> known.version() >= named.version()).isEmpty())
                .map(Reference::ref)
                .ifPresent(unknown::add);
        return new Needed(List.copyOf(unknown), recipients, day);
    }

    private List<Recipient> coordinators(Recipient group, Collection<EntityRef> unknown) {
        var found = new ArrayList<Recipient>();
        for (var ref : group.coordinators())
            projections.recipient(ref).ifPresentOrElse(found::add, () -> unknown.add(ref));
        return found;
    }
}
