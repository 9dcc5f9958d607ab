package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.web.DeviceKey;
import fr.spro.platform.web.HostCookie;
import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.ServiceName;
import fr.spro.platform.web.UnsentOnDevice;
import fr.spro.platform.web.forms.KeptForms;
import fr.spro.platform.web.security.OidcSettings;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OidcLogoutConfigurer;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// Sign-in and sign-out of the staff with the identity provider (OpenID Connect, code flow with PKCE). All
/// addresses are named per service, because the services of a suite share one host.
@Configuration(proxyBeanMethods = false)
class SignIn {

    @Bean
    ClientRegistrationRepository clientRegistrations(
            OidcSettings oidc, ServiceName service, @Value("${spro.public-url}") URI publicUrl) {
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
    StoredStaffNames staffNames(MongoOperations mongo, Clock clock) {
        return new StoredStaffNames(mongo, clock);
    }

    @Bean
    Indexes staffNameIndexes() {
        return Indexes.on(
                StoredStaffNames.COLLECTION, new Index("signedInAt", Sort.Direction.ASC).expire(StoredStaffNames.KEPT));
    }

    @Bean
    Flow signInFlow(
            ServiceName service,
            PageSettings pages,
            StaffAuthorities staff,
            ClientRegistrationRepository clients,
            CookieNames cookies,
            KeptForms keptForms,
            StoredSessions sessions,
            StoredStaffNames names,
            @Value("${spro.public-url}") URI publicUrl) {
        var target = new SignInTarget(pages, cookies, keptForms, names, "/oauth2/authorization/" + service.shortName());
        return new Flow(
                service.shortName(), target, staff, clients, cookies, new BackChannelLogout(sessions), publicUrl);
    }

    /// Adds sign-in and sign-out to the pages' filter chain.
    record Flow(
            String service,
            SignInTarget target,
            StaffAuthorities staff,
            ClientRegistrationRepository clients,
            CookieNames cookies,
            BackChannelLogout backChannel,
            URI publicUrl) {

        void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
            var withPkce = new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");
            withPkce.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
            login.loginPage(target.signIn())
                    .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(withPkce))
                    .redirectionEndpoint(endpoint -> endpoint.baseUri("/login/oauth2/code/*"))
                    .userInfoEndpoint(endpoint -> endpoint.oidcUserService(request -> staff.user(request.getIdToken())))
                    .successHandler(target);
        }

        void configure(OidcLogoutConfigurer<HttpSecurity> logout) {
            logout.oidcSessionRegistry(backChannel).backChannel(channel -> channel.logoutHandler(backChannel));
        }

        void configure(LogoutConfigurer<HttpSecurity> logout) {
            logout.logoutRequestMatcher(signOut())
                    .addLogoutHandler(ofAllServices())
                    .logoutSuccessHandler(atTheProvider());
        }

        RequestMatcher signOut() {
            return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, page());
        }

        /// The page that asks before signing out, at the same address.
        String page() {
            return "/logout/" + service;
        }

        /// Deletes the session cookies of all services of the host, the keys with which pages read what they
        /// have stored on this device, and the note of what they have not sent; then the session at the
        /// identity provider ends.
        private LogoutHandler ofAllServices() {
            return (request, response, authentication) -> {
                Stream.of(Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]))
                        .map(Cookie::getName)
                        .filter(name -> cookies.isSession(name)
                                || DeviceKey.isList(name)
                                || HostCookie.plain(name).equals(UnsentOnDevice.COOKIE))
                        .map(name -> expired(name, "/"))
                        .forEach(response::addCookie);
                // At its page, where a version before had set it.
                DeviceKey.of(request).stream()
                        .flatMap(key -> Stream.of(expired(key.cookie(), "/"), expired(key.cookie(), key.path())))
                        .forEach(response::addCookie);
            };
        }

        private Cookie expired(String name, String path) {
            var cookie = new Cookie(name, "");
            cookie.setPath(path);
            cookie.setMaxAge(0);
            cookie.setHttpOnly(true);
            cookie.setSecure(cookies.isSecure());
            return cookie;
        }

        private LogoutSuccessHandler atTheProvider() {
            var handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
            handler.setPostLogoutRedirectUri(publicUrl + "/");
            handler.setDefaultTargetUrl("/");
            return handler;
        }
    }
}
