package fr.spro.survey.survey;

import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.web.SecretLinks;
import fr.spro.platform.web.security.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.index.Index;

@Configuration(proxyBeanMethods = false)
class SurveyConfiguration {

    @Bean
    Store<Survey> surveyStore(Stores stores) {
        return stores.of(Survey.class);
    }

    @Bean
    Store<Invitation> invitationStore(Stores stores) {
        return stores.of(Invitation.class);
    }

    @Bean
    SecretLinks surveyLinks(Environment environment) {
        return SecretLinks.forPurpose(environment, "survey");
    }

    @Bean
    PublicPaths publicPages() {
        return PublicPaths.of("/enquetes/**");
    }

    @Bean
    Indexes invitationIndexes() {
        return Indexes.on(Invitation.class, new Index("survey", Sort.Direction.ASC).on("state", Sort.Direction.ASC));
    }
}
