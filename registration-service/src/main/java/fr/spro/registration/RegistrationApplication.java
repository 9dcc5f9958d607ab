package fr.spro.registration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The service that publishes regional days and gives everybody who registers a place, or a place in the queue.
@SpringBootApplication
@ConfigurationPropertiesScan
public class RegistrationApplication {

    static void main(String[] args) {
        SpringApplication.run(RegistrationApplication.class, args);
    }
}
