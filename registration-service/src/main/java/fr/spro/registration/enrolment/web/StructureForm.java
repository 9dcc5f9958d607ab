package fr.spro.registration.enrolment.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A structure to put in the directory.
///
/// @param request the same when the form is sent twice
public record StructureForm(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Pattern(regexp = "[a-z0-9-]{1,60}") String type,
        @NotBlank String group,
        @NotBlank @Size(max = 200) String street,
        @NotBlank @Pattern(regexp = "\\d{5}") String postalCode,
        @NotBlank @Size(max = 200) String city,
        @NotBlank @Email @Size(max = 200) String mailbox,
        @Nullable String request) {}
