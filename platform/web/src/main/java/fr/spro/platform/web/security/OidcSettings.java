package fr.spro.platform.web.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Addresses of the identity provider, and this service as its client. Each address is given separately, so that no
/// service needs the provider to start.
///
/// @param audience of access tokens for this service's API; never the client id, which is the audience of ID tokens
/// @param accountClaim the claim that names an account in the directory and in the history: never one that may be given
/// to
/// another person later
/// @param clientId the service's short name if empty
@ConfigurationProperties("spro.oidc")
public record OidcSettings(
        String issuer,
        String authorizationUri,
        String tokenUri,
        String jwkSetUri,
        String endSessionUri,
        String audience,
        @DefaultValue("sub") String accountClaim,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret) {

    public OidcSettings {
        if (audience.equals(clientId)) {
            throw new IllegalArgumentException(
                    "spro.oidc.audience must differ from spro.oidc.client-id: %s would also be the audience of ID tokens"
                            .formatted(clientId));
        }
    }
}
