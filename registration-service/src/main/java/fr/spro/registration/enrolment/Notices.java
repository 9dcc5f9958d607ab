package fr.spro.registration.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The mails sent to a participant, to avoid duplicates and limit their frequency.
///
/// @param lastSentAt when the participant was last written to about the request itself; 1970 if never
/// @param followUp the mail sent after the day, absent if none
/// @param repeatedAt when a later mail was sent because somebody asked for it on a public page, which anybody can;
/// absent if none
record Notices(
        Instant lastSentAt,
        @Nullable FollowUp followUp,
        @Nullable Instant repeatedAt) {

    /// The mails after the day.
    enum FollowUp {
        MISSED,
        ATTESTED
    }

    /// Until then attendance is recorded from paper lists and devices that were offline.
    private static final Duration MISSED_AFTER = Duration.ofHours(24);

    static final Duration PAUSE = Duration.ofMinutes(10);

    static Notices firstSentAt(Instant now) {
        return new Notices(now, null, null);
    }

    /// Nothing was sent, because the address had as many mails as it may.
    static Notices none() {
        return new Notices(Instant.EPOCH, null, null);
    }

    /// Whether the participant was ever written to: whoever was not gets no mail that nobody asked for
    /// either.
    boolean wereSent() {
        return toldAt().isAfter(Instant.EPOCH);
    }

    /// Whether it is too early for another mail about the request.
    boolean areRecentAt(Instant now) {
        return now.isBefore(toldAt().plus(PAUSE));
    }

    /// When the participant was last written to about the request, for whatever reason.
    Instant toldAt() {
        return Objects.requireNonNullElse(repeatedAt, lastSentAt);
    }

    /// From when on staff may send another mail: what a visitor does delays nobody.
    Instant resendableFrom() {
        return lastSentAt.plus(PAUSE);
    }

    /// The mail due after the day: the attestation for those who attended, and some time later a notice for
    /// absentees. Each is sent once.
    Optional<FollowUp> dueFollowUp(boolean present, boolean seated, Instant heldAt, Instant now) {
        if (present) return followUp == FollowUp.ATTESTED ? Optional.empty() : Optional.of(FollowUp.ATTESTED);
        var isMissed = seated && followUp == null && !now.isBefore(heldAt.plus(MISSED_AFTER));
        return isMissed ? Optional.of(FollowUp.MISSED) : Optional.empty();
    }

    /// Whether the participant was told that the attestation is ready.
    boolean haveAttested() {
        return followUp == FollowUp.ATTESTED;
    }

    Notices sentAt(Instant now) {
        return new Notices(now, followUp, null);
    }

    /// After a mail that a visitor of a public page has caused.
    Notices repeatedAt(Instant now) {
        return new Notices(lastSentAt, followUp, now);
    }

    Notices followedUpBy(FollowUp sent) {
        return new Notices(lastSentAt, sent, repeatedAt);
    }
}
