package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.messaging.indexes.Indexes;
import java.time.Duration;
import org.mongodb.spring.session.JdkMongoSessionConverter;
import org.mongodb.spring.session.config.annotation.web.http.EnableMongoHttpSession;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// Sessions in the service's own database, so that they survive a restart and need no sticky sessions.
@Configuration(proxyBeanMethods = false)
@EnableMongoHttpSession(
        collectionName = Sessions.COLLECTION,
        maxInactiveIntervalInSeconds = Sessions.SECONDS_BEFORE_SIGN_IN)
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
    JdkMongoSessionConverter sessionConverter() {
        return new SessionConverter(Duration.ofSeconds(SECONDS_BEFORE_SIGN_IN));
    }

    @Bean
    Indexes sessionIndexes() {
        return Indexes.on(
                COLLECTION,
                new Index("expireAt", Sort.Direction.ASC).expire(Duration.ZERO),
                new Index("principal", Sort.Direction.ASC).sparse());
    }
}
