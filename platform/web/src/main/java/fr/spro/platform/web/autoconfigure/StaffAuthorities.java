package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.security.OidcSettings;
import fr.spro.platform.web.security.Staff;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;

/// The authorities of the claim `roles` of a token: `ROLE_CLERK` for `clerk`. Roles that are not in the
/// settings are ignored.
class StaffAuthorities {

    private static final Logger LOG = LoggerFactory.getLogger(StaffAuthorities.class);

    private final List<String> known;
    private final String accountClaim;

    StaffAuthorities(PageSettings pages, OidcSettings oidc) {
        this.known = pages.staffRoles();
        this.accountClaim = oidc.accountClaim();
    }

    /// Whoever has signed in. The name of the session stays `sub`, by which the provider ends it.
    OidcUser user(OidcIdToken token) {
        var account = account(token);
        var claims = account.isEmpty()
                ? null
                : new OidcUserInfo(Map.of("sub", token.getSubject(), Staff.ACCOUNT, account.get()));
        return new DefaultOidcUser(of(token), token, claims, "sub");
    }

    /// An access token with the account.
    Jwt named(Jwt token) {
        return account(token)
                .map(account -> Jwt.withTokenValue(token.getTokenValue())
                        .headers(headers -> headers.putAll(token.getHeaders()))
                        .claims(claims -> claims.putAll(token.getClaims()))
                        .claim(Staff.ACCOUNT, account)
                        .build())
                .orElse(token);
    }

    /// Empty if it is `sub`, also for want of the claim, which is then said in the log.
    private Optional<String> account(ClaimAccessor token) {
        if (accountClaim.equals("sub")) return Optional.empty();
        var account = token.getClaimAsString(accountClaim);
        if (account != null && !account.isBlank()) return Optional.of(account);
        LOG.warn("A token has no claim {}: its account is its claim sub", accountClaim);
        return Optional.empty();
    }

    Collection<GrantedAuthority> of(ClaimAccessor token) {
        return Staff.roles(token).stream()
                .filter(known::contains)
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(authority(role)))
                .toList();
    }

    String[] all() {
        return known.stream().map(StaffAuthorities::authority).toArray(String[]::new);
    }

    private static String authority(String role) {
        return "ROLE_" + role.toUpperCase(Locale.ROOT);
    }
}
