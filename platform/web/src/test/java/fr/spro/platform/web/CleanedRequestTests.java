package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CleanedRequestTests {

    @Test
    void takes_the_stored_value_of_each_field_for_which_it_was_chosen() {
        var sent = new MockHttpServletRequest();
        sent.setParameter("title", "Mine");
        sent.setParameter("saved.title", "Theirs");
        sent.setParameter("place", "Laval");
        sent.setParameter("saved.place", "Angers");
        sent.setParameter("take", "title", "unknown");

        var cleaned = CleanedRequest.of(sent);

        assertThat(cleaned.getParameter("title")).isEqualTo("Theirs");
        assertThat(cleaned.getParameter("place")).as("not chosen").isEqualTo("Laval");
        assertThat(cleaned.getParameter("unknown")).isNull();
    }
}
