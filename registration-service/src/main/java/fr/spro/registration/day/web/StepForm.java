package fr.spro.registration.day.web;

import fr.spro.registration.day.Announcement;
import fr.spro.registration.day.FollowUps;
import fr.spro.registration.day.RegionalDay;
import jakarta.validation.constraints.Size;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The page that asks before a step.
///
/// @param version of the day that was read, as text
/// @param message to the participants, if the step notifies them
/// @param attested of a day to mark as held, how many had been sent their attestation when the page was opened, as text
public record StepForm(
        @Nullable String version,
        @Nullable @Size(max = Announcement.MAX_LENGTH) String message,
        @Nullable String attested) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    static StepForm of(RegionalDay day, @Nullable String message) {
        return new StepForm(String.valueOf(day.version()), message, null);
    }

    /// What follows from this step, also if the button was pressed twice; as it is now if the page did not say more.
    FollowUps since(FollowUps now) {
        return attested != null && NUMBER.matcher(attested).matches() ? now.since(Integer.parseInt(attested)) : now;
    }
}
