package fr.spro.registration.attendance.web;

import fr.spro.registration.attendance.SyncCheckIns;
import fr.spro.registration.attendance.SyncCheckIns.OfflineCheckIn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A batch of check-ins from a device, in their order.
///
/// @param sentAt the time of the device's clock when it sends them, with which a wrong clock is corrected
record CheckInBatch(
        @NotNull @Size(max = 200) List<@Valid @NotNull Line> checkIns,
        @Nullable Instant sentAt) {

    /// @param session absent for the day as a whole
    record Line(
            @NotBlank @Size(max = 100) String id,
            @NotBlank @Size(max = 100) String registration,
            @Nullable @Size(max = 100) String session,
            @NotNull Instant at) {}

    SyncCheckIns.Batch toBatch() {
        var lines = checkIns.stream()
                .map(line -> new OfflineCheckIn(line.id(), line.registration(), line.session(), line.at()))
                .toList();
        return new SyncCheckIns.Batch(lines, sentAt);
    }
}
