package fr.spro.platform.web.autoconfigure;

import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.web.forms.FormLanguage;
import fr.spro.platform.web.forms.KeptForms;
import fr.spro.platform.web.forms.ReturnToForm;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/// Forms that lose nothing of what was typed.
@Configuration(proxyBeanMethods = false)
class Forms {

    @Bean
    KeptForms keptForms(MongoOperations mongo, Reconcilers reconcilers, CookieNames cookies, Clock clock) {
        var forms = new KeptForms(mongo, clock, cookies.form(), cookies.isSecure());
        reconcilers.add(Job.of(
                "delete-kept-forms",
                Duration.ofMinutes(1),
                () -> Stream.of(KeptForms.COLLECTION),
                _ -> forms.deleteOld()));
        return forms;
    }

    @Bean
    Indexes keptFormIndexes() {
        return Indexes.on(KeptForms.COLLECTION, new Index("deleteAt", Sort.Direction.ASC));
    }

    /// Outside of security: the page of the form has its own access rule.
    @Bean
    FilterRegistrationBean<ReturnToForm> returnToForm(KeptForms keptForms, MessageSource messageSource) {
        return WebAutoConfiguration.outermost(new ReturnToForm(keptForms, messageSource), 13);
    }

    /// Spring Security registers the processor that adds the CSRF token, and no other may have its name.
    @Bean
    static BeanPostProcessor languageOfForms() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RequestDataValueProcessor other && !(bean instanceof FormLanguage)
                        ? new FormLanguage(other)
                        : bean;
            }
        };
    }
}
