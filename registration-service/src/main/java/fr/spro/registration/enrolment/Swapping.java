package fr.spro.registration.enrolment;

import java.time.Instant;

/// A swap of seats between its two writes: the choice in between is nobody's wish, and no mail tells of it.
///
/// @param by the account of the member of staff or `participant` who swaps
record Swapping(Instant since, String by) {

    /// Otherwise it was interrupted, and what is stored counts.
    boolean isGoingOnAt(Instant now) {
        return now.isBefore(since.plus(Registration.FINISHED_WITHIN));
    }
}
