package fr.spro.registration.enrolment;

import fr.spro.contracts.DeliveryEvent.Reason;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// What became of one e-mail to a participant. Its reasons are texts: a newer notification-service may
/// have others.
///
/// @param reason null if it was sent and did not come back; else the nearest one that an older version can read
/// @param why it was not sent; null in what an older version has recorded
/// @param undelivered why it came back after it was sent
/// @param answer what the staff has done since
public record Delivery(
        @Id String notificationId,
        RegistrationId registration,
        String template,
        @Nullable Reason reason,
        Instant at,
        @Nullable String why,
        @Nullable String undelivered,
        @Nullable Answer answer) {

    /// What the staff has done about a message that did not arrive.
    ///
    /// @param code such as `told-by-phone`; null if it was taken back
    public record Answer(@Nullable String code, Instant at) {}

    private static final Set<String> FOR_THE_DAY = Set.of("expired", "day-over");

    /// Nobody has to be told in another way.
    private static final Set<String> ON_PURPOSE = Set.of(
            "superseded",
            "withdrawn",
            "refused",
            "too-late-for-the-day",
            "dropped-wave",
            "campaign-stopped",
            "recipient-erased");

    /// As the store keeps it, so that a repetition has the same time.
    public Delivery {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Delivery sent(String notificationId, RegistrationId registration, String template, Instant at) {
        return new Delivery(notificationId, registration, template, null, at, null, null, null);
    }

    public static Delivery notSent(
            String notificationId, RegistrationId registration, String template, String why, Instant at) {
        return new Delivery(notificationId, registration, template, Reason.nearest(why), at, why, null, null);
    }

    public static Delivery undelivered(
            String notificationId, RegistrationId registration, String template, String reason, Instant at) {
        return new Delivery(notificationId, registration, template, Reason.REJECTED_BY_SERVER, at, null, reason, null);
    }

    /// Why it was not sent; null if it was.
    public @Nullable String notSent() {
        if (undelivered != null) return null;
        return why == null && reason != null ? reason.text() : why;
    }

    /// `sent`, `not-sent` or `undelivered`, in message keys.
    public String state() {
        if (undelivered != null) return "undelivered";
        return isSent() ? "sent" : "not-sent";
    }

    /// Whether a mail server took it; it may have come back afterwards.
    public boolean isSent() {
        return notSent() == null;
    }

    /// Whether it was sent and, as far as we know, arrived.
    public boolean isReceived() {
        return isSent() && !isUndelivered();
    }

    public boolean isUndelivered() {
        return undelivered != null;
    }

    /// The code of the answer; null if there is none.
    public @Nullable String answered() {
        return answer == null ? null : answer.code();
    }

    /// Whether nobody misses it, though it did not arrive. What speaks of a day to come is of no use
    /// once it is over.
    public boolean isNoLoss(boolean isDayOver) {
        if (answered() != null) return true;
        var notSent = notSent();
        return notSent != null && (ON_PURPOSE.contains(notSent) || isDayOver && FOR_THE_DAY.contains(notSent));
    }

    /// The same with this answer, unless it belongs to what was known before.
    Delivery answered(Answer given) {
        var isOlder = given.at().isBefore(answer == null ? at : answer.at());
        return isOlder
                ? this
                : new Delivery(notificationId, registration, template, reason, at, why, undelivered, given);
    }

    /// Whether this says more of the message than `known`, in whatever order the two are read. One that
    /// was sent stays so: a notification-service whose store was rebuilt reports old ones as expired.
    /// It may come back, and be sent again after that.
    boolean replaces(Delivery known) {
        if (isSent() != known.isSent()) return isSent();
        return at.isAfter(known.at) || at.equals(known.at) && isUndelivered() && !known.isUndelivered();
    }
}
