package fr.spro.platform.web.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the identity provider is. Each address on its own, so that no service needs it in order to start.
@ConfigurationProperties("spro.oidc")
public record OidcSettings(
        @DefaultValue("http://localhost:8080/identity") String issuer,

        @DefaultValue("http://localhost:8080/identity/oauth2/authorize")
        String authorizationUri,

        @DefaultValue("http://localhost:8080/identity/oauth2/token")
        String tokenUri,

        @DefaultValue("http://localhost:8080/identity/oauth2/jwks")
        String jwkSetUri,

        @DefaultValue("http://localhost:8080/identity/connect/logout")
        String endSessionUri,

        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret) {}
