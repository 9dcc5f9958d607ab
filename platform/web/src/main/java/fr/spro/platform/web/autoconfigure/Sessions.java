package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.web.PageSettings;
import fr.spro.platform.web.ServiceName;
import java.net.URI;
import java.time.Duration;
import org.mongodb.spring.session.JdkMongoSessionConverter;
import org.mongodb.spring.session.config.annotation.web.http.EnableMongoHttpSession;
import org.springframework.beans.factory.annotation.Value;
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
        maxInactiveIntervalInSeconds = Sessions.MAX_INACTIVE_SECONDS)
class Sessions {

    static final String COLLECTION = "sessions";
    static final int MAX_INACTIVE_SECONDS = 8 * 60 * 60;

    @Bean
    CookieSerializer sessionCookies(
            ServiceName service, PageSettings pages, @Value("${spro.public-url}") URI publicUrl) {
        var cookies = new DefaultCookieSerializer();
        cookies.setCookieName(pages.sessionCookie(service.shortName()));
        cookies.setCookiePath("/");
        cookies.setSameSite("Lax");
        cookies.setUseSecureCookie(isSecure(publicUrl));
        return cookies;
    }

    @Bean
    JdkMongoSessionConverter sessionConverter() {
        return new SessionConverter(Duration.ofSeconds(MAX_INACTIVE_SECONDS));
    }

    @Bean
    Indexes sessionIndexes() {
        return Indexes.on(COLLECTION, new Index("expireAt", Sort.Direction.ASC).expire(Duration.ZERO));
    }

    static boolean isSecure(URI publicUrl) {
        return "https".equals(publicUrl.getScheme());
    }
}
