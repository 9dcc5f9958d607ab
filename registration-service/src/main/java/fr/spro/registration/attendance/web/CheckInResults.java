package fr.spro.registration.attendance.web;

import fr.spro.registration.attendance.SyncCheckIns.CheckInResult;
import java.util.List;

/// The result of each check-in of a batch.
record CheckInResults(List<Line> results) {

    /// @param id of the check-in in the batch
    /// @param result `DONE`, `ALREADY` if it was recorded before, or why it was not recorded
    record Line(String id, String result) {}

    static CheckInResults of(List<CheckInResult> results) {
        return new CheckInResults(
                results.stream().map(one -> new Line(one.id(), one.code())).toList());
    }
}
