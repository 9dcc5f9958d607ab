package fr.spro.platform.web.autoconfigure;

import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/// Rejects tokens of another type, even with the right audience: ID tokens, refresh tokens and logout tokens.
final class AccessTokenType implements OAuth2TokenValidator<Jwt> {

    private static final List<String> OF_OTHERS = List.of("nonce", "at_hash", "c_hash", "events");
    /// The claim `typ` of Keycloak.
    private static final Set<String> OTHER_TYPES = Set.of("ID", "Refresh", "Offline", "Logout");

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var isOther = OF_OTHERS.stream().anyMatch(token::hasClaim)
                || token.getClaim("typ") instanceof String type && OTHER_TYPES.contains(type);
        return isOther
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "Not an access token", null))
                : OAuth2TokenValidatorResult.success();
    }
}
