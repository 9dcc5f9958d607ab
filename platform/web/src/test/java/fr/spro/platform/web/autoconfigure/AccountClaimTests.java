package fr.spro.platform.web.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.security.OidcSettings;
import fr.spro.platform.web.security.Staff;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;

/// Which claim of a token is the account of a person.
class AccountClaimTests {

    private static final OidcIdToken ID_TOKEN = OidcIdToken.withTokenValue("t")
            .subject("0d1f-uuid")
            .claim("preferred_username", "odile")
            .claim("roles", List.of("clerk"))
            .build();
    private static final Jwt ACCESS_TOKEN = Jwt.withTokenValue("t")
            .header("alg", "RS256")
            .subject("0d1f-uuid")
            .claim("preferred_username", "odile")
            .build();

    @Test
    void it_is_the_subject_unless_another_one_is_set() {
        assertThat(account(authorities("sub").user(ID_TOKEN))).isEqualTo("0d1f-uuid");
        assertThat(account(authorities("sub").named(ACCESS_TOKEN))).isEqualTo("0d1f-uuid");
    }

    @Test
    void another_claim_names_the_account_on_pages_and_in_the_api() {
        var user = authorities("preferred_username").user(ID_TOKEN);

        assertThat(account(user)).isEqualTo("odile");
        assertThat(user.getName()).as("by which the provider ends the session").isEqualTo("0d1f-uuid");
        assertThat(user.getAuthorities()).extracting("authority").contains("ROLE_CLERK");
        assertThat(account(authorities("preferred_username").named(ACCESS_TOKEN)))
                .isEqualTo("odile");
    }

    @Test
    void a_token_without_the_claim_has_its_subject_as_account() {
        assertThat(account(authorities("employee_id").user(ID_TOKEN))).isEqualTo("0d1f-uuid");
    }

    private static String account(ClaimAccessor principal) {
        return Staff.of(new TestingAuthenticationToken(principal, ""))
                .orElseThrow()
                .subject();
    }

    private static StaffAuthorities authorities(String claim) {
        var pages = new Binder(new MapConfigurationPropertySource(Map.of(
                        "spro.pages.staff-path", "/staff",
                        "spro.pages.staff-roles", "clerk",
                        "spro.pages.staff-menu", "orders")))
                .bindOrCreate("spro.pages", PageSettings.class);
        return new StaffAuthorities(pages, new OidcSettings("i", "a", "t", "k", "e", "audience", claim, "", ""));
    }
}
