package fr.spro.branding;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The service that brings branding material to each structure and group that has a right to it.
@SpringBootApplication
@EnableScheduling
public class BrandingApplication {

    static void main(String[] args) {
        SpringApplication.run(BrandingApplication.class, args);
    }
}
