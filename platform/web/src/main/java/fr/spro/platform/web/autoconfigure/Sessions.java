package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.messaging.indexes.Indexes;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// Sessions in the service's own database, so that they survive a restart and need no sticky sessions.
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class Sessions {

    static final String COLLECTION = "sessions";
    /// Long enough to type a password.
    static final int SECONDS_BEFORE_SIGN_IN = 10 * 60;
    static final int SECONDS_SIGNED_IN = 8 * 60 * 60;

    @Bean
    CookieSerializer sessionCookies(CookieNames names) {
        var cookies = new DefaultCookieSerializer();
        cookies.setCookieName(names.session());
        cookies.setCookiePath("/");
        cookies.setSameSite("Lax");
        cookies.setUseSecureCookie(names.isSecure());
        return cookies;
    }

    @Bean
    StoredSessions sessionRepository(MongoOperations mongo, Clock clock) {
        var beforeSignIn = Duration.ofSeconds(SECONDS_BEFORE_SIGN_IN);
        return new StoredSessions(mongo, new SessionConverter(beforeSignIn), beforeSignIn, clock);
    }

    @Bean
    Indexes sessionIndexes() {
        return Indexes.on(
                COLLECTION,
                new Index("expireAt", Sort.Direction.ASC).expire(Duration.ZERO),
                new Index("principal", Sort.Direction.ASC).sparse(),
                new Index(SessionConverter.SIGN_IN, Sort.Direction.ASC).sparse());
    }
}
