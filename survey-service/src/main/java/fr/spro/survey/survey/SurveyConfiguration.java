package fr.spro.survey.survey;

import fr.spro.platform.messaging.Store;
import fr.spro.platform.messaging.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
}
