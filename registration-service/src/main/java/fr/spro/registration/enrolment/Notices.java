package fr.spro.registration.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which mails a participant has been sent, so that none is sent twice and nobody is pestered.
///
/// @param lastSentAt when the participant was last written to about the request itself
/// @param followUp what was sent after the day; nothing yet if absent
record Notices(Instant lastSentAt, @Nullable FollowUp followUp) {

    /// What a participant is sent once the day is held.
    enum FollowUp {
        MISSED,
        ATTESTED
    }

    /// Until then attendance is recorded from paper lists and devices that were offline.
    private static final Duration MISSED_AFTER = Duration.ofHours(24);

    private static final Duration PAUSE = Duration.ofMinutes(10);

    static Notices firstSentAt(Instant now) {
        return new Notices(now, null);
    }

    /// Whether another mail about the request would come too soon.
    boolean areRecentAt(Instant now) {
        return now.isBefore(lastSentAt.plus(PAUSE));
    }

    /// What is due after the day: the attestation to those who came; to those who had a seat and did not come,
    /// some time later, that they were missed. Each is sent once.
    Optional<FollowUp> dueFollowUp(boolean present, boolean seated, Instant heldAt, Instant now) {
        if (present) return followUp == FollowUp.ATTESTED ? Optional.empty() : Optional.of(FollowUp.ATTESTED);
        var isMissed = seated && followUp == null && !now.isBefore(heldAt.plus(MISSED_AFTER));
        return isMissed ? Optional.of(FollowUp.MISSED) : Optional.empty();
    }

    Notices sentAt(Instant now) {
        return new Notices(now, followUp);
    }

    Notices followedUpBy(FollowUp sent) {
        return new Notices(lastSentAt, sent);
    }
}
