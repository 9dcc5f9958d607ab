package fr.spro.platform.web.autoconfigure;

import java.time.Duration;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.mongodb.spring.session.JdkMongoSessionConverter;
import org.mongodb.spring.session.MongoSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.data.mongodb.core.index.IndexOperations;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;

/// Sessions as serialized objects, with the id of their sign-in beside them. One that was written by a
/// version with other classes, during a roll-out, counts as absent: its owner signs in again instead of
/// getting an error until it expires.
final class SessionConverter extends JdkMongoSessionConverter {

    private static final Logger LOG = LoggerFactory.getLogger(SessionConverter.class);

    SessionConverter(Duration maxInactive) {
        super(maxInactive);
    }

    /// The field with the identity provider's id of the sign-in.
    static final String SIGN_IN = "signIn";

    @Override
    protected Document convert(MongoSession session) {
        var stored = super.convert(session);
        var signIn = signIn(session);
        if (signIn != null) stored.put(SIGN_IN, signIn);
        return stored;
    }

    static @Nullable String signIn(Session session) {
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context != null
                        && context.getAuthentication() != null
                        && context.getAuthentication().getPrincipal() instanceof OidcUser user
                ? user.getIdToken().getClaimAsString("sid")
                : null;
    }

    @Override
    protected @Nullable MongoSession convert(Document stored) {
        try {
            return super.convert(stored);
        } catch (SerializationFailedException otherVersion) {
            LOG.info("A session of another version is not readable: {}", otherVersion.toString());
            return null;
        }
    }

    /// Creates no index, see `Sessions.sessionIndexes`: the library would create it while the application
    /// starts and so need the store.
    @Override
    protected void ensureIndexes(IndexOperations sessions) {}
}
