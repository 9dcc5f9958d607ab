package fr.spro.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class PrefixFirstMappingsTests {

    @RestController
    @RequestMapping("/staff/days")
    static class Days {

        @GetMapping("/{id}")
        String show(@PathVariable String id) {
            return "day " + id;
        }

        @GetMapping({"/{id}/list", "/lists/of/{id}"})
        String list(@PathVariable String id) {
            return "list " + id;
        }
    }

    @RestController
    static class Everything {

        @GetMapping("/{other}/**")
        String show(@PathVariable String other) {
            return "other " + other;
        }

        @GetMapping("/files*/{id}")
        String file(@PathVariable String id) {
            return "file " + id;
        }
    }

    private final MockMvcTester mvc = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Days(), new Everything())
            .setCustomHandlerMapping(PrefixFirstMappings::new)
            .build());

    @ParameterizedTest
    @CsvSource({
        "/staff/days/1, day 1",
        "/staff/days/1/list, list 1",
        "/staff/days/lists/of/1, list 1",
        "/st%61ff/days/1, day 1",
        "/staff;a=b/days/1, day 1",
        "/staff, other staff",
        "/staffs/days/1, other staffs",
        "/files-of-today/1, file 1"
    })
    void finds_the_same_method_as_spring_itself(String path, String answer) {
        assertThat(mvc.get().uri(URI.create(path))).hasStatusOk().bodyText().isEqualTo(answer);
    }

    @Test
    void answers_405_for_a_known_path_with_another_method() {
        assertThat(mvc.perform(mvc.method(HttpMethod.POST).uri("/staff/days/1")))
                .hasStatus(405);
    }
}
