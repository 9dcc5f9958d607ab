package fr.spro.registration.day.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a copy of a day differs in.
///
/// @param request the same when the form is sent twice
public record CopyForm(
        @NotBlank @Size(max = 200) String title,
        @NotBlank String date,
        @Nullable String request) {}
