package fr.spro.registration.day.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The form to copy a day.
///
/// @param past whether a date in the past is meant
/// @param request idempotency key
public record CopyForm(
        @NotBlank @Size(max = 200) String title,
        @NotBlank String date,
        @Nullable Boolean past,
        @Nullable String request) {}
