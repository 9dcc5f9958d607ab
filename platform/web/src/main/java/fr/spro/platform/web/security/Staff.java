package fr.spro.platform.web.security;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;

/// Who is acting: a signed-in person, or a program with an access token. A controller asks for it as an argument.
public record Staff(String subject, String name, Set<Role> roles) {

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /// The staff behind an authentication, if it is one of ours.
    static Optional<Staff> of(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof ClaimAccessor claims)) return Optional.empty();
        var roles = EnumSet.noneOf(Role.class);
        var claimed = claims.getClaimAsStringList("roles");
        if (claimed != null) claimed.forEach(claim -> Role.of(claim).ifPresent(roles::add));
        var name = claims.getClaimAsString("name");
        var subject = claims.getClaimAsString("sub");
        return Optional.of(new Staff(subject, name == null ? subject : name, roles));
    }
}
