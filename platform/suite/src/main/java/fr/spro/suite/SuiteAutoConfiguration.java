package fr.spro.suite;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// What the templates of all services of this suite use.
@AutoConfiguration
class SuiteAutoConfiguration {

    @Bean
    Dates dates() {
        return new Dates();
    }
}
