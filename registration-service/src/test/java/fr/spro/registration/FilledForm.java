package fr.spro.registration;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/// The form of registration as somebody sends it who chooses no workshop.
public final class FilledForm {

    private FilledForm() {}

    /// To the public page of a day.
    public static MockMvcRequestBuilder sent(MockMvcTester mvc, String day, String lastName, String email) {
        return mvc.post()
                .uri("/journees/{day}/inscription", day)
                .param("lastName", lastName)
                .param("email", email)
                .param("unlisted", "true")
                .param("otherStructure", "Une association")
                .param("workshops[0]", "none")
                .param("workshops[1]", "none")
                .param("consent", "true")
                .with(csrf());
    }
}
