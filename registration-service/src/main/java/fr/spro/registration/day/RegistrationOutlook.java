package fr.spro.registration.day;

import fr.spro.registration.day.RegionalDay.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether and until when one can register for a published day, as pages say it to the staff.
///
/// @param code the part of its message keys
/// @param opensAt when registration opens, if that is set
/// @param closesAt when it closes by itself
public record RegistrationOutlook(String code, @Nullable Instant opensAt, Instant closesAt) {

    public static RegistrationOutlook of(RegionalDay day, Instant now) {
        var state = DayState.of(day, now);
        var isPastDeadline = state == DayState.CLOSED && day.status() == Status.PUBLISHED;
        return new RegistrationOutlook(
                isPastDeadline ? "deadline" : state.code(), day.details().opensAt(), day.closesBy());
    }
}
