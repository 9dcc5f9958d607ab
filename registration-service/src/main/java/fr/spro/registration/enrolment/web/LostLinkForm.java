package fr.spro.registration.enrolment.web;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The form of a lost link.
public record LostLinkForm(@NotBlank @Email @Size(max = 200) String email) {}
