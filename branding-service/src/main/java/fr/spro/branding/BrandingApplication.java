package fr.spro.branding;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The service that brings branding material to each structure and group that has a right to it.
@SpringBootApplication
public class BrandingApplication {

    static void main(String[] args) {
        SpringApplication.run(BrandingApplication.class, args);
    }
}
