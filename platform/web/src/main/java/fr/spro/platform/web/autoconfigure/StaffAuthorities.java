package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.security.Staff;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.ClaimAccessor;

/// The authorities of the claim `roles` of a token: `ROLE_CLERK` for `clerk`. Roles that are not in the
/// settings are ignored.
class StaffAuthorities {

    private final List<String> known;

    StaffAuthorities(PageSettings pages) {
        this.known = pages.staffRoles();
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
