package fr.spro.registration.day;

import java.util.List;

/// What participants receive once a day is held, and what they have received if it was held before.
///
/// @param present people whose attendance is recorded
/// @param missing people with a place whose attendance is not recorded
/// @param late those of the missing whose place dates from after the beginning of the day, and who are not written to
/// @param toAttest people who receive their attestation and the survey
/// @param toMiss people who receive a message that they were missed, a day later
/// @param attested people who were sent their attestation and the survey
/// @param missed people who were sent a message that they were missed
/// @param pending check-ins that await a decision
/// @param structures the names of those that were represented
public record FollowUps(
        int present,
        int missing,
        int late,
        int toAttest,
        int toMiss,
        int attested,
        int missed,
        int pending,
        List<String> structures) {

    /// The same of this closing alone, also once its first messages have left: those about absences leave a day later.
    ///
    /// @param attestedBefore how many were sent their attestation before it
    public FollowUps since(int attestedBefore) {
        var before = Math.min(attestedBefore, attested);
        return new FollowUps(
                present, missing, late, toAttest + attested - before, toMiss, before, missed, pending, structures);
    }

    /// Whether messages were sent after the day was held before, so that its survey may be over.
    public boolean isAgain() {
        return attested + missed > 0;
    }
}
