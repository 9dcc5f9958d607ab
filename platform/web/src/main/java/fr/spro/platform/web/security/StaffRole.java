package fr.spro.platform.web.security;

/// A role of the staff; the suite that uses the platform defines the roles.
public interface StaffRole {

    /// The value in the claim `roles` of a token.
    String claim();
}
