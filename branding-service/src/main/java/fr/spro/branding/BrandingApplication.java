package fr.spro.branding;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Dispatches branding material to the structures and groups that are entitled to it.
@SpringBootApplication
public class BrandingApplication {

    static void main(String[] args) {
        SpringApplication.run(BrandingApplication.class, args);
    }
}
