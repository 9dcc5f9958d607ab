package fr.spro.platform.web.autoconfigure;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/// What a client and the log learn of an access token that is refused (RFC 6750): which check has failed, and nothing
/// of
/// the token.
final class RefusedTokens {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedTokens.class);

    private RefusedTokens() {}

    /// The header `WWW-Authenticate`; without a token there is no error.
    static String challenge(AuthenticationException refusal) {
        if (!(refusal instanceof OAuth2AuthenticationException oauth)) return "Bearer";
        LOG.info("An access token was refused: {}", failedCheck(refusal));
        return "Bearer error=\"%s\"".formatted(oauth.getError().getErrorCode());
    }

    private static String failedCheck(Throwable refusal) {
        for (var cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof JwtValidationException checked) {
                return checked.getErrors().stream()
                        .map(OAuth2Error::getDescription)
                        .collect(Collectors.joining("; "));
            }
        }
        return "it is malformed, or not signed with a key of the provider";
    }
}
