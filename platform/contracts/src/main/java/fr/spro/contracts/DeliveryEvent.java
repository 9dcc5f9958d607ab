package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Events published by the notification service on `notification.deliveries`, keyed by `notificationId`.
/// `recipient` is a person, a structure or a group, `causeId` the id of the event that caused the message.
/// Fields are only added; a change of meaning is a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = DeliveryEvent.Unknown.class)
public sealed interface DeliveryEvent {

    /// The mail server accepted the message.
    record NotificationSent(String notificationId, String template, EntityRef recipient, String causeId, Instant sentAt)
            implements DeliveryEvent {}

    /// The same as `MessageNotSent`, as it was published before.
    record NotificationNotSent(
            String notificationId,
            String template,
            EntityRef recipient,
            String causeId,
            Reason reason,
            Instant notSentAt)
            implements DeliveryEvent {}

    /// The message will not be sent, or it is unknown whether it was sent.
    ///
    /// `reason` is one of these, and others may follow: `rejected-by-server`, `rejected-mailbox`,
    /// `rejected-message`, `address-invalid`, `outcome-unknown`, `recipient-erased`, `expired`,
    /// `day-over`, `superseded` by a later message, `withdrawn` since it concerned the recipient no
    /// more, `refused` by the recipient, `unreachable`, `too-late-for-the-day`, `dropped-wave` or
    /// `campaign-stopped` by the staff, `no-coordinator`.
    record MessageNotSent(
            String notificationId,
            String template,
            EntityRef recipient,
            String causeId,
            String reason,
            Instant notSentAt)
            implements DeliveryEvent {}

    /// The message came back after the mail server had accepted it. It may be sent again.
    ///
    /// `contactVersion` is the version of the recipient whose address it was sent to, if that is known.
    /// `reason` is one of these, and others may follow: `address-unknown`, `returned` for any other
    /// final report of a mail server, `reported-by-staff`.
    record MessageUndelivered(
            String notificationId,
            String template,
            EntityRef recipient,
            String causeId,
            @Nullable Long contactVersion,
            String reason,
            Instant undeliveredAt)
            implements DeliveryEvent {}

    /// Somebody of the staff has dealt with a message that did not arrive. `answer` is `told-by-phone`,
    /// and others may follow; absent if it was taken back.
    record MessageAnswered(
            String notificationId,
            String template,
            EntityRef recipient,
            String causeId,
            @Nullable String answer,
            Instant answeredAt)
            implements DeliveryEvent {}

    /// A type that this version does not know; consumers skip and count it.
    record Unknown() implements DeliveryEvent {}

    /// Why a message was not sent, in `NotificationNotSent`.
    enum Reason {
        /// Permanently, by the mail server or because no server would take the address unchanged.
        REJECTED_BY_SERVER,
        OUTCOME_UNKNOWN,
        RECIPIENT_ERASED,
        EXPIRED;

        /// The reason of these that is nearest to one that is a text: what a version knows that has no
        /// texts.
        public static Reason nearest(String reason) {
            return switch (reason) {
                case "rejected-by-server", "rejected-mailbox", "rejected-message", "address-invalid" ->
                    REJECTED_BY_SERVER;
                case "outcome-unknown" -> OUTCOME_UNKNOWN;
                case "recipient-erased" -> RECIPIENT_ERASED;
                default -> EXPIRED;
            };
        }

        /// The same as a text, such as `rejected-by-server`.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
