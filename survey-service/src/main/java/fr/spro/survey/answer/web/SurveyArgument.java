package fr.spro.survey.answer.web;

import fr.spro.platform.web.aggregates.AggregateFinder;
import fr.spro.survey.survey.Survey;
import fr.spro.survey.survey.SurveyId;
import fr.spro.survey.survey.Surveys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The survey of an address, as a parameter of controllers.
@Configuration(proxyBeanMethods = false)
class SurveyArgument {

    @Bean
    AggregateFinder<Survey> surveyFinder(Surveys surveys) {
        return new AggregateFinder<>(Survey.class, address -> surveys.findById(new SurveyId(address.variable("id"))));
    }
}
