package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.security.OidcSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// Three filter chains, tried in this order: management endpoints, the API for clients with an access token, and pages,
/// where the staff signs in and the public sees what the service opens.
@AutoConfiguration(
        beforeName = "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration")
@EnableWebSecurity
@EnableMethodSecurity
@EnableConfigurationProperties({OidcSettings.class, PageSettings.class})
@Import({
    ManagementSecurity.class,
    ApiSecurity.class,
    PageSecurity.class,
    PageHeaders.class,
    SignIn.class,
    Sessions.class,
    StaffAuthorities.class
})
class SecurityAutoConfiguration {

    /// Unknown methods get the 405 of the page or operation; access never depends on the method.
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }
}
