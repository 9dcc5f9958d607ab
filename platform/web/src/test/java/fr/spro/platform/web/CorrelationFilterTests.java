package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.Correlation;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CorrelationFilterTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void takes_the_id_of_the_request_and_answers_with_it() throws Exception {
        request.addHeader(CorrelationFilter.HEADER, "support-4711");

        assertThat(idOfTheWork()).isEqualTo("support-4711");
        assertThat(response.getHeader(CorrelationFilter.HEADER)).isEqualTo("support-4711");
    }

    @Test
    void gives_a_request_without_an_id_a_new_one() throws Exception {
        var id = idOfTheWork();

        assertThat(id).isNotBlank().isEqualTo(response.getHeader(CorrelationFilter.HEADER));
        assertThat(idOfTheWork()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "two words", "${x}", "<b>"})
    void takes_no_id_that_could_forge_a_log_line(String id) throws Exception {
        request.addHeader(CorrelationFilter.HEADER, id);

        assertThat(idOfTheWork()).isNotEqualTo(id);
    }

    private String idOfTheWork() throws ServletException, IOException {
        var id = new AtomicReference<String>();
        request.removeAttribute(CorrelationFilter.class.getName());
        new CorrelationFilter().doFilter(request, response, (_, _) -> id.set(Correlation.current()));
        return id.get();
    }
}
