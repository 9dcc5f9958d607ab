package fr.spro.notification.message;

import fr.spro.contracts.DeliveryEvent.Reason;
import fr.spro.notification.known.Known;
import fr.spro.notification.known.Recipient;
import fr.spro.notification.message.Notification.Reference;
import fr.spro.notification.message.Status.Due;
import fr.spro.notification.message.Status.Sending;
import fr.spro.platform.messaging.outbox.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Brings one message to the mail server, if all it needs is known. Repeatable at any time.
@Service
class SendMessage {

    private final Store<Notification> store;
    private final Known known;
    private final Composer composer;
    private final MailServer mailServer;
    private final Clock clock;

    SendMessage(Store<Notification> store, Known known, Composer composer, MailServer mailServer, Clock clock) {
        this.store = store;
        this.known = known;
        this.composer = composer;
        this.mailServer = mailServer;
        this.clock = clock;
    }

    void handle(NotificationId id) {
        store.find(id).filter(notification -> !notification.isSettled()).ifPresent(this::send);
    }

    private void send(Notification notification) {
        var id = notification.id();
        var now = clock.instant();
        if (notification.status() instanceof Due && now.isAfter(notification.validUntil())) {
            store.change(id, current -> current.notSent(Reason.EXPIRED, now));
            return;
        }
        var unknown = unknown(notification);
        if (!unknown.isEmpty()) {
            store.change(id, current -> current.waitFor(unknown, now));
            // The news may have come between the look and the note that something waits for it.
            if (!unknown(notification).isEmpty()) return;
        }
        var recipients = recipients(notification.about().id());
        if (recipients.isEmpty()) {
            store.change(id, current -> current.notSent(Reason.RECIPIENT_ERASED, now));
            return;
        }
        attempt(notification, recipients);
    }

    private void attempt(Notification notification, List<Recipient> recipients) {
        var day = Optional.ofNullable(notification.day()).flatMap(reference -> known.day(reference.id()));
        var mail = composer.compose(notification, recipients, day);
        var attempt = UUID.randomUUID().toString();
        var tries = notification.status() instanceof Due(var before) ? before : 0;
        var begun = store.change(notification.id(), current -> current.begin(attempt, clock.instant()));
        var mine = begun.status() instanceof Sending(var current, var _) && current.equals(attempt);
        if (!mine) return;
        switch (mailServer.send(mail)) {
            case MailServer.Outcome.Taken() ->
                store.change(notification.id(), current -> current.sent(clock.instant()));
            case MailServer.Outcome.Refused() ->
                store.change(notification.id(), current -> current.notSent(Reason.REJECTED_BY_SERVER, clock.instant()));
            case MailServer.Outcome.NotAsked() ->
                store.change(notification.id(), current -> current.tryLater(tries, clock.instant()));
            case MailServer.Outcome.Unknown() -> {
                // Stays on record as being sent; the sweep finds it when the attempt's time is over.
            }
        }
    }

    private List<String> unknown(Notification notification) {
        var unknown = new ArrayList<String>();
        var about = notification.about();
        if (known.heard(about.id()) < about.version()) unknown.add(about.id());
        var meant = known.meaning(about.id());
        var recipient = known.recipient(meant);
        if (recipient.isEmpty() && !unknown.contains(meant)) unknown.add(meant);
        recipient.stream()
                .flatMap(found -> found.coordinators().stream())
                .filter(coordinator -> known.recipient(coordinator).isEmpty())
                .forEach(unknown::add);
        Stream.ofNullable(notification.day())
                .filter(day -> known.day(day.id())
                        .filter(found -> found.heard() >= day.version())
                        .isEmpty())
                .map(Reference::id)
                .forEach(unknown::add);
        return unknown;
    }

    /// The recipient, or for a group its coordinators; without those who have been erased.
    private List<Recipient> recipients(String id) {
        return known.recipient(id).stream()
                .flatMap(recipient -> recipient.coordinators().isEmpty()
                        ? Stream.of(recipient)
                        : recipient.coordinators().stream()
                                .map(known::recipient)
                                .flatMap(Optional::stream))
                .filter(recipient -> recipient.email() != null)
                .toList();
    }
}
