package fr.spro.platform.web.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;

/// The acting member of staff: a signed-in person, or a program with an access token. Controllers get it as
/// an argument.
///
/// @param subject the account: the claim `spro.oidc.account-claim` names
/// @param roles values of the claim `roles`
public record Staff(String subject, String name, Set<String> roles) {

    /// The claim of our own with the account, where another claim than `sub` names it (`spro.oidc.account-claim`).
    public static final String ACCOUNT = "spro_account";

    public boolean is(StaffRole role) {
        return roles.contains(role.claim());
    }

    /// The staff behind an authentication; empty for other kinds of authentication.
    public static Optional<Staff> of(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof ClaimAccessor claims)) return Optional.empty();
        var name = claims.getClaimAsString("name");
        var account = claims.getClaimAsString(ACCOUNT);
        var subject = account == null ? claims.getClaimAsString("sub") : account;
        return Optional.of(new Staff(subject, name == null ? subject : name, roles(claims)));
    }

    /// The values of the claim `roles`; empty if the claim is missing.
    public static Set<String> roles(ClaimAccessor claims) {
        var claimed = claims.getClaimAsStringList("roles");
        return new TreeSet<>(claimed == null ? List.of() : claimed);
    }
}
