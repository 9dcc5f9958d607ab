package fr.spro.registration.day.web;

import fr.spro.registration.day.Announcement;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The page that asks before a step.
///
/// @param version of the day that was read, as text
/// @param message to the participants, if the step notifies them
public record StepForm(
        @Nullable String version,
        @Nullable @Size(max = Announcement.MAX_LENGTH) String message) {}
