package fr.spro.platform.web.security;

import java.util.Locale;
import java.util.Optional;

/// What a member of the staff is, as the identity provider says.
public enum Role {
    ORGANISER,
    COORDINATOR,
    OPERATOR;

    /// The role that a claim names, if it is one of ours.
    static Optional<Role> of(String claim) {
        for (var role : values()) {
            if (role.claim().equals(claim)) return Optional.of(role);
        }
        return Optional.empty();
    }

    /// As in the claim `roles`.
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
