package fr.spro.notification.message;

import fr.spro.contracts.DeliveryEvent;
import fr.spro.contracts.DeliveryEvent.MessageNotSent;
import fr.spro.contracts.DeliveryEvent.NotificationSent;
import fr.spro.contracts.EntityRef;
import fr.spro.notification.mail.Kind;
import fr.spro.notification.message.Delivery.Undelivered;
import fr.spro.notification.message.Status.Due;
import fr.spro.notification.message.Status.NotSent;
import fr.spro.notification.message.Status.Sending;
import fr.spro.notification.message.Status.Sent;
import fr.spro.platform.messaging.audit.AuditEntry;
import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// One e-mail to one mailbox because of one event, from the event to the mail server's response.
///
/// `about` and `day` are the versions of recipient and day that it needs; `waitingFor` lists those that are
/// still missing. `nextAttemptAt` is absent once it is settled.
///
/// @param template its kind; one that only a newer version knows is left to it
/// @param group present if a coordinator receives it for a group
/// @param copies of a message to a group: how many coordinators have one instead
/// @param plan null in older messages, as what follows
/// @param why it was not sent, if the status does not say it
public record Notification(
        @Id NotificationId id,
        Kind template,
        Reference about,
        @Nullable EntityRef group,
        @Nullable Reference day,
        Cause cause,
        Status status,
        Instant createdAt,
        Instant validUntil,
        @Nullable Instant nextAttemptAt,
        List<EntityRef> waitingFor,
        @Nullable Integer copies,
        @Nullable Plan plan,
        @Nullable Delivery delivery,
        @Nullable Why why,
        long version)
        implements Aggregate {

    /// A version of something that another service published.
    public record Reference(EntityRef ref, long version) {}

    /// After it no attempt is running: it may begin its content for so long (`SendMessage.MAX_AGE`),
    /// and a mail server may take `SmtpTimes.fromDataOn` for the rest. What is left is for the record,
    /// and for clocks that differ.
    static final Duration MAX_ATTEMPT = Duration.ofMinutes(20);

    static Notification create(
            Kind template, Reference about, @Nullable Reference day, Cause cause, Instant now, Instant validUntil) {
        var id = NotificationId.of(cause.eventId(), template, about.ref());
        return created(id, template, about, null, day, cause, new Due(0, false), now, validUntil, now);
    }

    /// The same message to one coordinator of the group.
    Notification to(EntityRef coordinator, Instant now) {
        var copy = NotificationId.of(cause.eventId(), template, coordinator);
        var recipient = new Reference(coordinator, 0);
        return created(copy, template, recipient, about.ref(), day, cause, new Due(0, false), now, validUntil, now);
    }

    /// A message whose outcome is known and which needs nothing more, after a restore of this store
    /// from a backup.
    static Notification restored(NotificationId id, Kind template, EntityRef recipient, Cause cause, Instant at) {
        return created(id, template, new Reference(recipient, 0), null, null, cause, new Due(0, false), at, at, null);
    }

    private static Notification created(
            NotificationId id,
            Kind template,
            Reference about,
            @Nullable EntityRef group,
            @Nullable Reference day,
            Cause cause,
            Status status,
            Instant createdAt,
            Instant validUntil,
            @Nullable Instant nextAttemptAt) {
        return new Notification(
                id,
                template,
                about,
                group,
                day,
                cause,
                status,
                createdAt,
                validUntil,
                nextAttemptAt,
                List.of(),
                null,
                null,
                null,
                null,
                0);
    }

    /// The same message with what was published of it before a restore of this store. An outcome that
    /// is known stays.
    Change<Notification, DeliveryEvent> restore(Status outcome, @Nullable Why why, @Nullable Undelivered undelivered) {
        if (isSettled() && (isUndelivered() || undelivered == null)) return Change.none(this);
        var known = delivery == null ? Delivery.of(id) : delivery;
        return Change.to(with(
                isSettled() ? status : outcome,
                null,
                List.of(),
                copies,
                undelivered == null ? delivery : known.undelivered(undelivered),
                isSettled() ? this.why : why));
    }

    boolean isSettled() {
        return status.isSettled();
    }

    /// Whether it will not be sent, for this reason.
    boolean isNotSentFor(Why reason) {
        return reason.equals(reason());
    }

    /// Whether an attempt may be running, here or in another process.
    boolean isRunning(Instant now) {
        return status instanceof Sending && nextAttemptAt != null && now.isBefore(nextAttemptAt);
    }

    /// Whether a newer version has decided that it waits for somebody's agreement.
    boolean isHeld() {
        return !isSettled() && plan != null && plan.hold() != null;
    }

    /// Whether only a newer version knows what is to be done with it.
    boolean isLeftToNewerVersion() {
        return !template.isKnown() || isHeld();
    }

    boolean isUndelivered() {
        return isSettled() && delivery != null && delivery.undelivered() != null;
    }

    /// Why it was not sent; null if it was or may be.
    public @Nullable Why reason() {
        if (!(status instanceof NotSent notSent)) return null;
        return why == null ? Why.of(notSent) : why;
    }

    /// Whether a mail server may have accepted it without our knowing.
    boolean isUncertain() {
        return status.isUncertain();
    }

    /// The required version of recipient or day is missing. Its update triggers the next attempt, but only
    /// in the instance that reads it: if that one ends first, or does not know the type of the event, the
    /// sweep does, after as long as the message has waited so far.
    Change<Notification, DeliveryEvent> waitFor(List<EntityRef> unknown, Instant now) {
        if (isSettled() || isRunning(now)) return Change.none(this);
        var sweepIsAhead = nextAttemptAt != null && now.isBefore(nextAttemptAt);
        var next = now.plus(Pauses.afterWaiting(Duration.between(createdAt, now)));
        return unknown.equals(waitingFor) && sweepIsAhead ? Change.none(this) : Change.to(with(status, next, unknown));
    }

    /// Each coordinator of the group has a copy instead.
    Change<Notification, DeliveryEvent> distribute(int copies, Instant now) {
        return status instanceof Due
                ? Change.to(with(new Sent(now), null, List.of(), copies, delivery, null))
                : Change.none(this);
    }

    /// Recorded before the transfer: guarantee 6. An attempt whose process recorded no outcome in time
    /// has an unknown one; it is repeated once.
    Change<Notification, DeliveryEvent> begin(String attempt, Instant now) {
        return switch (status) {
            case Due due -> Change.to(with(new Sending(attempt, due.isRepeated()), now.plus(MAX_ATTEMPT), List.of()));
            case Sending _ when isRunning(now) -> Change.none(this);
            case Sending(var _, var repeated) when repeated -> notSent(Why.OUTCOME_UNKNOWN, now);
            case Sending _ -> Change.to(with(new Sending(attempt, true), now.plus(MAX_ATTEMPT), List.of()));
            case Sent _, NotSent _ -> Change.none(this);
        };
    }

    /// The mail server accepted it in any attempt.
    Change<Notification, DeliveryEvent> sent(Instant now) {
        return isSettled()
                ? Change.none(this)
                : Change.to(
                        with(new Sent(now), null, List.of()),
                        new NotificationSent(id.value(), template.key(), about.ref(), cause.eventId(), now));
    }

    /// The mail server rejected this attempt permanently, or the address is invalid. What a later
    /// attempt does is not known yet.
    Change<Notification, DeliveryEvent> rejected(String attempt, Why reason, Instant now) {
        return isOf(attempt) ? notSent(isRepeated() ? Why.OUTCOME_UNKNOWN : reason, now) : Change.none(this);
    }

    /// It is not sent any more. A no-op while an attempt may be running.
    ///
    /// @param reason unless an earlier attempt may have sent it
    Change<Notification, DeliveryEvent> giveUp(Why reason, Instant now) {
        return isSettled() || isRunning(now)
                ? Change.none(this)
                : notSent(isUncertain() ? Why.OUTCOME_UNKNOWN : reason, now);
    }

    private Change<Notification, DeliveryEvent> notSent(Why reason, Instant now) {
        var notSent = new NotSent(reason.failure(), now);
        var beside = reason.equals(Why.of(notSent)) ? null : reason;
        return Change.to(
                with(notSent, null, List.of(), copies, delivery, beside),
                new MessageNotSent(id.value(), template.key(), about.ref(), cause.eventId(), reason.value(), now));
    }

    /// Whether somebody may decide to send it once more: it is unknown whether it arrived, and it is
    /// still of use.
    public boolean canBeResent(Instant now) {
        return template.isKnown() && isNotSentFor(Why.OUTCOME_UNKNOWN) && now.isBefore(validUntil);
    }

    /// It is sent once more, with the same `Message-ID`. If that attempt has no known outcome either,
    /// it is not repeated by itself.
    ///
    /// @param by the account of the member of staff who decides so
    Change<Notification, DeliveryEvent> resend(String by, Instant now) {
        if (!canBeResent(now)) return Change.none(this);
        var recipient = AuditSubject.parse(about.ref().toString());
        var entry = AuditEntry.of(MessageAction.RESENT, by, now, new AuditSubject("message", id.value()), recipient);
        return Change.<Notification, DeliveryEvent>to(with(new Due(0, true), now, List.of()))
                .audited(entry.about(template.key()));
    }

    /// It is not tried before then. A no-op while an attempt may be running.
    Change<Notification, DeliveryEvent> notBefore(Instant then) {
        return status instanceof Due ? Change.to(with(status, then, List.of())) : Change.none(this);
    }

    /// The mail server rejected this attempt temporarily or did not receive it.
    Change<Notification, DeliveryEvent> tryLater(String attempt, int tries, Instant now) {
        var next = now.plus(Pauses.afterTries(tries));
        return isOf(attempt) ? Change.to(with(new Due(tries + 1, isRepeated()), next, List.of())) : Change.none(this);
    }

    /// The connection of this attempt broke after the mail server had asked for the content. It is
    /// repeated once.
    Change<Notification, DeliveryEvent> unknown(String attempt, Instant now) {
        if (!isOf(attempt)) return Change.none(this);
        return isRepeated()
                ? notSent(Why.OUTCOME_UNKNOWN, now)
                : Change.to(with(new Due(0, true), now.plus(Pauses.BEFORE_REPETITION), List.of()));
    }

    /// This attempt ended before its content, since the message was not to be sent any more, or it took
    /// too long. What becomes of it is decided anew.
    Change<Notification, DeliveryEvent> withdraw(String attempt, int tries, Instant now) {
        return isOf(attempt) ? Change.to(with(new Due(tries, isRepeated()), now, List.of())) : Change.none(this);
    }

    /// Whether this attempt is the present one.
    boolean isOf(String attempt) {
        return status instanceof Sending(var current, var _) && current.equals(attempt);
    }

    private boolean isRepeated() {
        return status instanceof Sending(var _, var repeated) && repeated;
    }

    private Notification with(Status status, @Nullable Instant nextAttemptAt, List<EntityRef> waitingFor) {
        return with(status, nextAttemptAt, waitingFor, copies, delivery, null);
    }

    private Notification with(
            Status status,
            @Nullable Instant nextAttemptAt,
            List<EntityRef> waitingFor,
            @Nullable Integer copies,
            @Nullable Delivery delivery,
            @Nullable Why why) {
        return new Notification(
                id,
                template,
                about,
                group,
                day,
                cause,
                status,
                createdAt,
                validUntil,
                nextAttemptAt,
                waitingFor,
                copies,
                plan,
                delivery,
                why,
                version);
    }
}
