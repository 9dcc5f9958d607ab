package fr.spro.local;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.client.RestClient;

/// A local identity provider under `/identity`, with one account for each kind of staff and one client for each
/// service.
@Configuration(proxyBeanMethods = false)
class Identity {

    private static final String PUBLIC = "http://localhost:8080";

    private static final Map<String, String> NAMES = Map.of(
            "organisatrice", "Odile Organisatrice",
            "coordinatrice.nantes", "Maëlle Kervadec",
            "coordinateur.angers", "Coordinateur d’Angers",
            "operatrice", "Olga Opératrice",
            "story", "Story");

    private static final Map<String, String> ROLES = Map.of(
            "organisatrice", "organiser",
            "coordinatrice.nantes", "coordinator",
            "coordinateur.angers", "coordinator",
            "operatrice", "operator",
            "story", "organiser");

    /// Scopes of clients: each makes its service an audience of the access token.
    private static final List<String> APIS =
            List.of("registration-service", "survey-service", "branding-service", "notification-service");

    @Bean
    Keys keys(GatewaySettings settings) {
        var keys = new Keys(settings.home().resolve("secrets"));
        keys.prepareAccounts();
        return keys;
    }

    @Bean
    AuthorizationServerSettings addresses() {
        return AuthorizationServerSettings.builder()
                .issuer(PUBLIC + "/identity")
                .authorizationEndpoint("/identity/oauth2/authorize")
                .tokenEndpoint("/identity/oauth2/token")
                .jwkSetEndpoint("/identity/oauth2/jwks")
                .oidcLogoutEndpoint("/identity/connect/logout")
                .oidcUserInfoEndpoint("/identity/userinfo")
                .build();
    }

    @Bean
    RegisteredClientRepository clients(Keys keys) {
        return new InMemoryRegisteredClientRepository(
                Keys.CLIENTS.stream().map(name -> client(name, keys)).toList());
    }

    private static RegisteredClient client(String name, Keys keys) {
        var client = RegisteredClient.withId(UUID.randomUUID().toString())
                .clientId(name)
                .clientSecret("{noop}" + keys.clientSecret(name))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        if (name.equals("story")) {
            return client.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .scopes(scopes -> scopes.addAll(APIS))
                    .build();
        }
        return client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("%s/login/oauth2/code/%s".formatted(PUBLIC, name))
                .postLogoutRedirectUri(PUBLIC + "/")
                .scopes(scopes -> scopes.addAll(List.of("openid", "profile")))
                .clientSettings(ClientSettings.builder()
                        .requireAuthorizationConsent(false)
                        .requireProofKey(true)
                        .build())
                .build();
    }

    @Bean
    UserDetailsService users(Keys keys) {
        return new InMemoryUserDetailsManager(Keys.USERS.stream()
                .map(name -> User.withUsername(name)
                        .password("{noop}" + keys.password(name))
                        .roles(ROLES.get(name))
                        .build())
                .toList());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context -> {
            var subject = context.getPrincipal().getName();
            context.getClaims().claim("roles", List.of(ROLES.getOrDefault(subject, "")));
            context.getClaims().claim("name", NAMES.getOrDefault(subject, subject));
            var apis = APIS.stream()
                    .filter(context.getAuthorizedScopes()::contains)
                    .toList();
            if (!apis.isEmpty()) context.getClaims().audience(apis);
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, JWKSource<SecurityContext> keys, RestClient.Builder client)
            throws Exception {
        var services =
                Keys.CLIENTS.stream().filter(name -> !name.equals("story")).toList();
        var notices = new BackChannelNotices(services, PUBLIC + "/identity", PUBLIC, keys, client.build());
        return http.securityMatcher("/identity/oauth2/**", "/identity/connect/**", "/identity/userinfo")
                .oauth2AuthorizationServer(server ->
                        server.oidc(oidc -> oidc.logoutEndpoint(logout -> logout.logoutResponseHandler(notices))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/identity/login")))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain signIn(HttpSecurity http) throws Exception {
        return http.securityMatcher("/identity/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .formLogin(form -> form.loginPage("/identity/login").loginProcessingUrl("/identity/login"))
                .headers(headers -> headers.contentSecurityPolicy(csp ->
                        csp.policyDirectives("default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'")))
                .build();
    }
}
