package fr.spro.notification.message;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.EntityRef;
import fr.spro.notification.message.Status.Due;
import fr.spro.notification.message.Status.Failure;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.notification.message.Status.Sending;
import fr.spro.notification.message.Status.Sent;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// One e-mail to one recipient because of one event, from the event to the mail server's response.
///
/// `about` and `day` are the versions of recipient and day that it needs; `waitingFor` lists those that are
/// still missing. `nextAttemptAt` is absent once it is settled.
public record Notification(
        @Id NotificationId id,
        Template template,
        Reference about,
        @Nullable Reference day,
        Cause cause,
        Status status,
        Instant createdAt,
        Instant validUntil,
        @Nullable Instant nextAttemptAt,
        List<EntityRef> waitingFor,
        long version)
        implements Aggregate {

    /// A version of something that another service published.
    public record Reference(EntityRef ref, long version) {}

    /// Longer than all time-outs of the mail server's connection together: after it no attempt is running.
    static final Duration MAX_ATTEMPT = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(30);

    static Notification create(
            Template template, Reference about, @Nullable Reference day, Cause cause, Instant now, Instant validUntil) {
        var id = NotificationId.of(cause.eventId(), template, about.ref());
        return new Notification(id, template, about, day, cause, new Due(0), now, validUntil, now, List.of(), 0);
    }

    /// A message whose outcome is known and which needs nothing more, after a restore of this store from a backup.
    static Notification restored(
            NotificationId id, Template template, EntityRef recipient, Cause cause, Status outcome, Instant at) {
        return new Notification(
                id, template, new Reference(recipient, 0), null, cause, outcome, at, at, null, List.of(), 0);
    }

    /// The same message with this outcome, which was published before a restore of this store.
    Change<Notification, DeliveryEvent> restore(Status outcome) {
        return isSettled() ? Change.none(this) : Change.to(with(outcome, null, List.of()));
    }

    boolean isSettled() {
        return status instanceof Sent || status instanceof NotSent;
    }

    /// The required version of recipient or day is missing. Its update triggers the next attempt, but only
    /// in the instance that reads it: if that one ends first, or does not know the type of the event, the
    /// sweep does, after as long as the message has waited so far.
    Change<Notification, DeliveryEvent> waitFor(List<EntityRef> unknown, Instant now) {
        var sweepIsAhead = nextAttemptAt != null && now.isBefore(nextAttemptAt);
        return unknown.equals(waitingFor) && sweepIsAhead
                ? Change.none(this)
                : Change.to(with(status, now.plus(waitedSoFar(now)), unknown));
    }

    private Duration waitedSoFar(Instant now) {
        var waited = Duration.between(createdAt, now);
        if (waited.compareTo(MAX_ATTEMPT) < 0) return MAX_ATTEMPT;
        return waited.compareTo(MAX_PAUSE) < 0 ? waited : MAX_PAUSE;
    }

    /// Recorded before the transfer: guarantee 6. An attempt that did not finish in time has an unknown
    /// outcome; it is repeated once.
    Change<Notification, DeliveryEvent> begin(String attempt, Instant now) {
        return switch (status) {
            case Due _ -> Change.to(with(new Sending(attempt, false), now.plus(MAX_ATTEMPT), List.of()));
            case Sending _ when nextAttemptAt != null && now.isBefore(nextAttemptAt) -> Change.none(this);
            case Sending(var _, var repeated) when repeated -> notSent(Failure.OUTCOME_UNKNOWN, now);
            case Sending _ -> Change.to(with(new Sending(attempt, true), now.plus(MAX_ATTEMPT), List.of()));
            case Sent _, NotSent _ -> Change.none(this);
        };
    }

    Change<Notification, DeliveryEvent> sent(Instant now) {
        return isSettled()
                ? Change.none(this)
                : Change.to(
                        with(new Sent(now), null, List.of()),
                        new NotificationSent(id.value(), template.key(), about.ref(), cause.eventId(), now));
    }

    Change<Notification, DeliveryEvent> notSent(Failure reason, Instant now) {
        return isSettled()
                ? Change.none(this)
                : Change.to(
                        with(new NotSent(reason, now), null, List.of()),
                        new NotificationNotSent(
                                id.value(), template.key(), about.ref(), cause.eventId(), reason.published(), now));
    }

    /// The mail server rejected it temporarily or was not reachable.
    Change<Notification, DeliveryEvent> tryLater(int tries, Instant now) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        var next = now.plus(pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE);
        return status instanceof Sending ? Change.to(with(new Due(tries + 1), next, List.of())) : Change.none(this);
    }

    private Notification with(Status status, @Nullable Instant nextAttemptAt, List<EntityRef> waitingFor) {
        return new Notification(
                id, template, about, day, cause, status, createdAt, validUntil, nextAttemptAt, waitingFor, version);
    }
}
