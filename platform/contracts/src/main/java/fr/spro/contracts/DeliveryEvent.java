package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;
import java.util.Locale;

/// Events published by the notification service on `notification.deliveries`, keyed by `notificationId`.
/// `recipient` is a person, a structure or a group, `causeId` the id of the event that caused the message.
/// Fields are only added; a change of meaning is a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = DeliveryEvent.Unknown.class)
public sealed interface DeliveryEvent {

    /// The mail server accepted the message.
    record NotificationSent(String notificationId, String template, EntityRef recipient, String causeId, Instant sentAt)
            implements DeliveryEvent {}

    /// The message will not be sent, or it is unknown whether it was sent.
    record NotificationNotSent(
            String notificationId,
            String template,
            EntityRef recipient,
            String causeId,
            Reason reason,
            Instant notSentAt)
            implements DeliveryEvent {}

    /// A type that this version does not know; consumers skip and count it.
    record Unknown() implements DeliveryEvent {}

    /// Why a message was not sent.
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
