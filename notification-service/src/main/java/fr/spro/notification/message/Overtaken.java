package fr.spro.notification.message;

import fr.spro.notification.known.Standing;
import fr.spro.notification.mail.Kind;
import java.util.Optional;
import java.util.Set;

/// The rule which events of a registration make which kinds of its messages untrue, as long as those
/// are not sent.
final class Overtaken {

    private static final Set<Kind> BEFORE_CONFIRMATION = Set.of(Kind.CONFIRM_ADDRESS, Kind.CONFIRM_SOON);

    private static final Set<Kind> BEFORE_THE_END = Set.of(
            Kind.CONFIRM_ADDRESS,
            Kind.CONFIRM_SOON,
            Kind.PLACE_CONFIRMED,
            Kind.PLACE_WAITING,
            Kind.PROMOTED,
            Kind.OFFER_EXPIRED,
            Kind.CHANGED,
            Kind.NO_SHOW);

    private static final Set<Kind> TO_PRESENT = Set.of(Kind.ATTESTATION_READY, Kind.SURVEY_INVITATION);

    private Overtaken() {}

    /// Events of other aggregates have other sequences: of an invitation to a survey only the
    /// attendance counts.
    static Optional<Objection> by(Standing standing, Notification message) {
        var kind = message.template();
        var told = message.cause().sequence();
        var isReplaced = (BEFORE_THE_END.contains(kind) && standing.isEndedAfter(told))
                || (BEFORE_CONFIRMATION.contains(kind) && standing.isConfirmedAfter(told));
        if (isReplaced) return Optional.of(Objection.SUPERSEDED);
        var isUntrue = (TO_PRESENT.contains(kind) && standing.isAttendanceWithdrawn())
                || (kind.equals(Kind.NO_SHOW) && standing.isPresent());
        return isUntrue ? Optional.of(Objection.WITHDRAWN) : Optional.empty();
    }
}
