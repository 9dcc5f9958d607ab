package fr.spro.survey;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The service that asks those who came what they thought of it, and cannot tell who answered what.
@SpringBootApplication
public class SurveyApplication {

    static void main(String[] args) {
        SpringApplication.run(SurveyApplication.class, args);
    }
}
