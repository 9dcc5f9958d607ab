package fr.spro.registration.attendance;

import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.registration.attendance.CheckIn.Command;
import fr.spro.registration.day.CheckInPeriod;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Records check-ins from offline devices, or keeps them for the organiser, and acknowledges each one, so that
/// devices only delete what has arrived. One that fails stops no other: it is not acknowledged, and sent again.
/// Idempotent, also for the same check-ins from several devices.
@Service
public class SyncCheckIns {

    /// @param id assigned by the device
    /// @param session absent for the day as a whole
    public record OfflineCheckIn(
            String id, String registration, @Nullable String session, Instant at) {}

    /// The outcome of a check-in, by its id.
    public record CheckInResult(String id, CheckIn.Outcome outcome) {

        /// `DONE`, `ALREADY` if it was recorded before, or why it was not recorded.
        public String code() {
            return switch (outcome) {
                case CheckIn.Outcome.Recorded _ -> "DONE";
                case CheckIn.Outcome.AlreadyRecorded _ -> "ALREADY";
                case CheckIn.Outcome.Refused(var reason) -> reason.name();
            };
        }
    }

    /// Check-ins of one device.
    ///
    /// @param sentAt the time of the device's clock when it sent them, to correct a wrong one; absent if unknown
    public record Batch(
            List<OfflineCheckIn> checkIns, @Nullable Instant sentAt) {}

    private final CheckIn checkIn;
    private final KeepCheckIn keepCheckIn;
    private final Days days;
    private final CheckInPeriod period;
    private final Clock clock;

    SyncCheckIns(CheckIn checkIn, KeepCheckIn keepCheckIn, Days days, CheckInPeriod period, Clock clock) {
        this.checkIn = checkIn;
        this.keepCheckIn = keepCheckIn;
        this.days = days;
        this.period = period;
        this.clock = clock;
    }

    /// @param by the account of the member of staff whose device sent it
    public List<CheckInResult> handle(DayId day, Batch batch, Scope scope, String by) {
        var sentAt = batch.sentAt();
        // In minutes, so that repeated check-ins are equal.
        var slow = sentAt == null
                ? 0
                : Math.round(Duration.between(sentAt, clock.instant()).toSeconds() / 60.0);
        var corrected = batch.checkIns().stream()
                .map(one -> new OfflineCheckIn(one.id(), one.registration(), one.session(), corrected(one.at(), slow)))
                .toList();
        return handle(day, corrected, scope, by);
    }

    /// A time that no clock can show is left to `CheckInPeriod`.
    private static Instant corrected(Instant at, long minutes) {
        try {
            return at.plus(Duration.ofMinutes(minutes));
        } catch (DateTimeException | ArithmeticException beyondAllTimes) {
            return at;
        }
    }

    public List<CheckInResult> handle(DayId day, List<OfflineCheckIn> checkIns, Scope scope, String by) {
        var failures = new ItemFailures();
        var results = new ArrayList<CheckInResult>();
        for (var offline : checkIns) {
            failures.run(
                    new RegistrationId(offline.registration()),
                    () -> results.add(new CheckInResult(offline.id(), merge(day, offline, scope, by))));
        }
        return results;
    }

    private CheckIn.Outcome merge(DayId day, OfflineCheckIn offline, Scope scope, String by) {
        var session = offline.session() == null ? null : new SessionId(offline.session());
        var command = new Command(new RegistrationId(offline.registration()), session, offline.at(), true, by);
        var outcome = checkIn.handle(day, command, scope);
        if (outcome instanceof CheckIn.Outcome.Refused(var reason)) keep(day, command, reason);
        return outcome;
    }

    private void keep(DayId dayId, Command command, Refusal reason) {
        if (!KeepCheckIn.isKept(reason)) return;
        var at = period.plausible(command.at(), days.get(dayId), clock.instant());
        keepCheckIn.handle(
                dayId, new Command(command.registration(), command.session(), at, true, command.by()), reason);
    }
}
