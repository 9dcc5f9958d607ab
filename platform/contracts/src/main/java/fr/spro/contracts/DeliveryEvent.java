package fr.spro.contracts;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import java.time.Instant;

/// Facts published by the notification service on `notification.deliveries`, keyed by `notificationId`. `recipient` is
/// a
/// person, a structure or a group, `causeId` the id of the event that the message follows from.
/// Fields are only ever added; a change of meaning gets a new record.
@JsonTypeInfo(use = Id.SIMPLE_NAME, property = "type", defaultImpl = DeliveryEvent.Unknown.class)
public sealed interface DeliveryEvent {

    /// The mail server took the message.
    record NotificationSent(String notificationId, String template, EntityRef recipient, String causeId, Instant sentAt)
            implements DeliveryEvent {}

    /// The message will not be sent, or nobody knows whether it was.
    record NotificationNotSent(
            String notificationId,
            String template,
            EntityRef recipient,
            String causeId,
            Reason reason,
            Instant notSentAt)
            implements DeliveryEvent {}

    /// A type newer than this reader; consumers skip and count it.
    record Unknown() implements DeliveryEvent {}

    /// Why a message was not sent.
    enum Reason {
        REJECTED_BY_SERVER,
        OUTCOME_UNKNOWN,
        RECIPIENT_ERASED,
        EXPIRED
    }
}
