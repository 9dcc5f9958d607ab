package fr.spro.platform.web.idempotency;

import fr.spro.platform.messaging.Limits;
import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.web.security.OidcSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;

/// The answers of a service to requests with a key, in its own database.
@Configuration(proxyBeanMethods = false)
public class Idempotency {

    @Bean
    IdempotentPosts idempotentPosts(
            MongoOperations mongo, Reconcilers reconcilers, Limits limits, OidcSettings oidc, Clock clock) {
        var answers = new FirstAnswers(mongo, clock, limits.request().multipliedBy(2));
        reconcilers.add(Job.of(
                "delete-first-answers",
                Duration.ofHours(1),
                () -> Stream.of(FirstAnswers.COLLECTION),
                _ -> answers.deleteOld()));
        var secret = ("first answers " + oidc.clientSecret()).getBytes(StandardCharsets.UTF_8);
        return new IdempotentPosts(answers, secret, limits.request().dividedBy(2));
    }

    @Bean
    Indexes firstAnswerIndexes() {
        return Indexes.on(FirstAnswers.COLLECTION, new Index("deleteAt", Sort.Direction.ASC));
    }
}
