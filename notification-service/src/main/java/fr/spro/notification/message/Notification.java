package fr.spro.notification.message;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.DeliveryEvent.NotificationNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.DeliveryEvent.Reason;
import fr.spro.contracts.EntityRef;
import fr.spro.notification.message.Status.Due;
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

/// One e-mail to one recipient because of one fact, from the fact to the mail server's answer.
///
/// `about` and `day` say which versions of recipient and day must be known before it can be written; `waitsFor` names
/// what is not known yet. `lookAgainAt` is when somebody must look at it again, absent once it is settled.
public record Notification(
        @Id NotificationId id,
        Template template,
        Reference about,
        @Nullable Reference day,
        Cause cause,
        Status status,
        Instant createdAt,
        Instant validUntil,
        @Nullable Instant lookAgainAt,
        List<EntityRef> waitsFor,
        long version)
        implements Aggregate {

    /// A version of something that another service published.
    public record Reference(EntityRef ref, long version) {}

    /// Longer than every time-out of the mail server's connection together: after it nobody works at a message any
    /// more.
    static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    static Notification create(
            Template template, Reference about, @Nullable Reference day, Cause cause, Instant now, Instant validUntil) {
        var id = NotificationId.of(cause.eventId(), template, about.ref());
        return new Notification(id, template, about, day, cause, new Due(0), now, validUntil, now, List.of(), 0);
    }

    boolean isSettled() {
        return status instanceof Sent || status instanceof NotSent;
    }

    /// The recipient or the day is not known well enough yet; the news wakes it, and so does the sweep.
    Change<Notification, DeliveryEvent> waitFor(List<EntityRef> unknown, Instant now) {
        return unknown.equals(waitsFor) ? Change.none(this) : Change.to(with(status, now.plus(LONGEST_PAUSE), unknown));
    }

    /// Recorded before the mail server is asked: guarantee 6. An attempt that nobody finished in time has an unknown
    /// outcome; it is made once more, then no more.
    Change<Notification, DeliveryEvent> begin(String attempt, Instant now) {
        return switch (status) {
            case Due _ -> Change.to(with(new Sending(attempt, false), now.plus(LONGEST_ATTEMPT), List.of()));
            case Sending _ when lookAgainAt != null && now.isBefore(lookAgainAt) -> Change.none(this);
            case Sending(var _, var again) when again -> notSent(Reason.OUTCOME_UNKNOWN, now);
            case Sending _ -> Change.to(with(new Sending(attempt, true), now.plus(LONGEST_ATTEMPT), List.of()));
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

    Change<Notification, DeliveryEvent> notSent(Reason reason, Instant now) {
        return isSettled()
                ? Change.none(this)
                : Change.to(
                        with(new NotSent(reason, now), null, List.of()),
                        new NotificationNotSent(id.value(), template.key(), about.ref(), cause.eventId(), reason, now));
    }

    /// The mail server did not take it this time and said so, or could not be asked.
    Change<Notification, DeliveryEvent> tryLater(int tries, Instant now) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        var next = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return status instanceof Sending ? Change.to(with(new Due(tries + 1), next, List.of())) : Change.none(this);
    }

    private Notification with(Status status, @Nullable Instant lookAgainAt, List<EntityRef> waitsFor) {
        return new Notification(
                id, template, about, day, cause, status, createdAt, validUntil, lookAgainAt, waitsFor, version);
    }
}
