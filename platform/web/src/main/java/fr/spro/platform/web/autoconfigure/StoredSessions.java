package fr.spro.platform.web.autoconfigure;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mongodb.spring.session.MongoIndexedSessionRepository;
import org.mongodb.spring.session.MongoSession;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.ReplaceOptions;

/// Sessions in the store. One that has ended stays ended: a request that was in work meanwhile does not
/// write it again. None outlives a day's work, however often it is used.
final class StoredSessions extends MongoIndexedSessionRepository {

    static final Duration MAX_AGE = Duration.ofHours(16);

    /// The id under which a session was read. A new id is a new session for the store.
    private static final String READ_AS = "fr.spro.read-as";

    private final MongoOperations mongo;
    private final SessionConverter converter;
    private final Clock clock;

    StoredSessions(MongoOperations mongo, SessionConverter converter, Duration maxInactive, Clock clock) {
        super(mongo);
        this.mongo = mongo;
        this.converter = converter;
        this.clock = clock;
        setMongoSessionConverter(converter);
        setCollectionName(Sessions.COLLECTION);
        setDefaultMaxInactiveInterval(maxInactive);
    }

    @Override
    public @Nullable MongoSession findById(String id) {
        var session = super.findById(id);
        if (session == null) return null;
        if (session.getCreationTime().plus(MAX_AGE).isBefore(clock.instant())) {
            deleteById(id);
            return null;
        }
        session.setAttribute(READ_AS, id);
        return session;
    }

    @Override
    public void save(MongoSession session) {
        if (!session.getId().equals(session.getAttribute(READ_AS))) {
            super.save(session);
            return;
        }
        var document = converter.convert(session);
        mongo.replace(query(where("_id").is(session.getId())), document, ReplaceOptions.none(), Sessions.COLLECTION);
    }

    /// Ends the sessions of one sign-in at the identity provider, whoever's it is.
    void endSignIn(String signIn) {
        mongo.remove(query(where(SessionConverter.SIGN_IN).is(signIn)), Sessions.COLLECTION);
    }
}
