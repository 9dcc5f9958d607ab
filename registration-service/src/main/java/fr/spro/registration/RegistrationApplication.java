package fr.spro.registration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Publishes regional days and gives participants a place or a rank in the queue.
@SpringBootApplication
@ConfigurationPropertiesScan
public class RegistrationApplication {

    static void main(String[] args) {
        SpringApplication.run(RegistrationApplication.class, args);
    }
}
