package fr.spro.survey;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The anonymous satisfaction survey of participants.
@SpringBootApplication
public class SurveyApplication {

    static void main(String[] args) {
        SpringApplication.run(SurveyApplication.class, args);
    }
}
