package fr.spro.platform.web.autoconfigure;

import fr.spro.contracts.Service;
import fr.spro.platform.messaging.Indexes;
import fr.spro.platform.web.security.OidcSettings;
import fr.spro.platform.web.security.PublicPaths;
import fr.spro.platform.web.security.Role;
import fr.spro.platform.web.security.ScriptedPaths;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.mongodb.spring.session.JdkMongoSessionConverter;
import org.mongodb.spring.session.config.annotation.web.http.EnableMongoHttpSession;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexOperations;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import tools.jackson.databind.json.JsonMapper;

/// Three doors: the management port for the cluster, `/api` for programs with an access token, and the pages, where
/// staff sign in and the public sees what the service opens.
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration"
        })
@EnableWebSecurity
@EnableMethodSecurity
@EnableMongoHttpSession(
        collectionName = SecurityAutoConfiguration.SESSIONS,
        maxInactiveIntervalInSeconds = SecurityAutoConfiguration.SIGNED_IN_SECONDS)
@EnableConfigurationProperties(OidcSettings.class)
class SecurityAutoConfiguration {

    static final String SESSIONS = "sessions";
    static final int SIGNED_IN_SECONDS = 8 * 60 * 60;

    private static final String STAFF_PAGES = "/coordination/**";

    @Bean
    @Order(1)
    SecurityFilterChain managementDoor(HttpSecurity http) throws Exception {
        return http.securityMatchers(matchers -> matchers.requestMatchers(
                        EndpointRequest.toAnyEndpoint(),
                        EndpointRequest.toAdditionalPaths(WebServerNamespace.MANAGEMENT, "health")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(CsrfConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain programDoor(HttpSecurity http, Service service, JsonMapper json) throws Exception {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(SecurityAutoConfiguration::authorities);
        AuthenticationEntryPoint unauthenticated = (request, response, e) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problem(response, HttpStatus.UNAUTHORIZED, json);
        };
        AccessDeniedHandler forbidden = (request, response, e) -> problem(response, HttpStatus.FORBIDDEN, json);
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/api/%s/openapi.json".formatted(service.shortName()))
                                .permitAll()
                                .anyRequest()
                                .hasAnyRole(roles()))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(converter))
                        .authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(forbidden))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
                .csrf(CsrfConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageDoor(
            HttpSecurity http,
            Service service,
            OidcSettings oidc,
            ClientRegistrationRepository clients,
            ObjectProvider<PublicPaths> publicPaths,
            ObjectProvider<ScriptedPaths> scriptedPaths,
            @Value("${spro.public-url}") URI publicUrl)
            throws Exception {
        var open = new ArrayList<>(List.of("/assets/**", "/error", "/favicon.ico"));
        publicPaths.forEach(paths -> open.addAll(paths.patterns()));
        var name = service.shortName();
        var signIn = new LoginUrlAuthenticationEntryPoint("/oauth2/authorization/" + name);
        var withPkce = new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");
        withPkce.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(open.toArray(String[]::new))
                        .permitAll()
                        .requestMatchers(STAFF_PAGES)
                        .hasAnyRole(roles())
                        .anyRequest()
                        .denyAll())
                .oauth2Login(login -> login.loginPage("/oauth2/authorization/" + name)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(withPkce))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri("/login/oauth2/code/*"))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users()))
                        .defaultSuccessUrl("/coordination/journees"))
                .logout(logout -> logout.logoutUrl("/logout/" + name)
                        .addLogoutHandler(everywhere(publicUrl))
                        .logoutSuccessHandler(atTheProvider(clients, publicUrl)))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(name, publicUrl)))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                signIn, PathPatternRequestMatcher.withDefaults().matcher(STAFF_PAGES))
                        .defaultAuthenticationEntryPointFor(
                                // A page that nobody has opened to the public does not exist for the public.
                                (request, response, e) -> response.sendError(HttpServletResponse.SC_NOT_FOUND),
                                PathPatternRequestMatcher.withDefaults().matcher("/**")))
                .headers(headers -> protect(headers, oidc, scripted(scriptedPaths)))
                .build();
    }

    private static RequestMatcher scripted(ObjectProvider<ScriptedPaths> paths) {
        var matchers = paths.stream()
                .flatMap(some -> some.patterns().stream())
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList();
        return request -> matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    private static void protect(HeadersConfigurer<HttpSecurity> headers, OidcSettings oidc, RequestMatcher scripted) {
        var provider = origin(oidc.authorizationUri()) + " " + origin(oidc.endSessionUri());
        var everywhere = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self' %s; "
                        .formatted(provider)
                + "frame-ancestors 'none'; base-uri 'none'";
        var withScript = everywhere + "; script-src 'self'; connect-src 'self'; worker-src 'self'";
        headers.addHeaderWriter(policies(scripted, withScript, "(self)"))
                .addHeaderWriter(policies(new NegatedRequestMatcher(scripted), everywhere, "()"))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
    }

    private static HeaderWriter policies(RequestMatcher where, String content, String camera) {
        return new DelegatingRequestMatcherHeaderWriter(
                where,
                new CompositeHeaderWriter(List.of(
                        new ContentSecurityPolicyHeaderWriter(content),
                        new PermissionsPolicyHeaderWriter(
                                "camera=%s, microphone=(), geolocation=(), payment=()".formatted(camera)))));
    }

    private static String origin(String address) {
        var uri = URI.create(address);
        return "%s://%s".formatted(uri.getScheme(), uri.getAuthority());
    }

    /// The provider is told later; here the sign-in of all four services ends, for they share one host.
    private static LogoutHandler everywhere(URI publicUrl) {
        return (request, response, authentication) -> {
            for (var service : Service.values()) {
                var cookie = new Cookie(sessionCookie(service), "");
                cookie.setPath("/");
                cookie.setMaxAge(0);
                cookie.setHttpOnly(true);
                cookie.setSecure(isSecure(publicUrl));
                response.addCookie(cookie);
            }
        };
    }

    private static OidcClientInitiatedLogoutSuccessHandler atTheProvider(
            ClientRegistrationRepository clients, URI publicUrl) {
        var handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
        handler.setPostLogoutRedirectUri(publicUrl + "/");
        handler.setDefaultTargetUrl("/");
        return handler;
    }

    private static CookieCsrfTokenRepository csrfCookie(String service, URI publicUrl) {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName("SPRO_CSRF_" + service.toUpperCase(java.util.Locale.ROOT));
        repository.setCookieCustomizer(
                cookie -> cookie.path("/").sameSite("Lax").secure(isSecure(publicUrl)));
        return repository;
    }

    private static OAuth2UserService<OidcUserRequest, OidcUser> users() {
        return request -> new DefaultOidcUser(authorities(request.getIdToken()), request.getIdToken(), "sub");
    }

    private static Collection<GrantedAuthority> authorities(ClaimAccessor claims) {
        var claimed = claims.getClaimAsStringList("roles");
        var authorities = new ArrayList<GrantedAuthority>();
        for (var role : Role.values()) {
            if (claimed != null && claimed.contains(role.claim())) {
                authorities.add(new SimpleGrantedAuthority("ROLE_" + role.name()));
            }
        }
        return authorities;
    }

    private static String[] roles() {
        return java.util.Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new);
    }

    private static void problem(HttpServletResponse response, HttpStatus status, JsonMapper json)
            throws java.io.IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatus(status));
    }

    /// Leaves the index to `sessionIndexes`: the library would want the store while the application is put together.
    @Bean
    JdkMongoSessionConverter sessionConverter() {
        return new JdkMongoSessionConverter(Duration.ofSeconds(SIGNED_IN_SECONDS)) {
            @Override
            protected void ensureIndexes(IndexOperations sessions) {}
        };
    }

    @Bean
    Indexes sessionIndexes() {
        return mongo ->
                mongo.indexOps(SESSIONS).createIndex(new Index("expireAt", Sort.Direction.ASC).expire(Duration.ZERO));
    }

    @Bean
    JwtDecoder jwtDecoder(OidcSettings oidc) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(oidc.jwkSetUri()).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(oidc.issuer()));
        return decoder;
    }

    @Bean
    ClientRegistrationRepository clientRegistrations(
            OidcSettings oidc, Service service, @Value("${spro.public-url}") URI publicUrl) {
        var name = service.shortName();
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(name)
                .clientId(oidc.clientId().isEmpty() ? name : oidc.clientId())
                .clientSecret(oidc.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(publicUrl + "/login/oauth2/code/" + name)
                .scope("openid", "profile")
                .issuerUri(oidc.issuer())
                .authorizationUri(oidc.authorizationUri())
                .tokenUri(oidc.tokenUri())
                .jwkSetUri(oidc.jwkSetUri())
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", oidc.endSessionUri()))
                .build());
    }

    @Bean
    CookieSerializer sessionCookies(Service service, @Value("${spro.public-url}") URI publicUrl) {
        var cookies = new DefaultCookieSerializer();
        cookies.setCookieName(sessionCookie(service));
        cookies.setCookiePath("/");
        cookies.setSameSite("Lax");
        cookies.setUseSecureCookie(isSecure(publicUrl));
        return cookies;
    }

    private static String sessionCookie(Service service) {
        return "SPRO_" + service.name();
    }

    private static boolean isSecure(URI publicUrl) {
        return "https".equals(publicUrl.getScheme());
    }
}
