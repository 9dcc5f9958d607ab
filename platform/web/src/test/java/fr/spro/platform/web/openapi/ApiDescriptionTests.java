package fr.spro.platform.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/// Finds differences between document and responses, whichever of them is wrong.
class ApiDescriptionTests {

    private static final String DOCUMENT = """
        {"openapi":"3.1.0","info":{"title":"things","version":"v1"},
         "paths":{"/things/{id}":{"put":{"operationId":"changeThing","summary":"Changes a thing.",
          "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],
          "requestBody":{"required":true,"content":{"application/json":{"schema":
           {"$ref":"#/components/schemas/Draft"}}}},
          "responses":{
           "200":{"description":"OK","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},
           "204":{"description":"Nothing to change"}}}}},
         "components":{"schemas":{
          "Draft":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"],
           "additionalProperties":false},
          "Thing":{"type":"object","properties":{"name":{"type":"string"},"parts":{"type":"array","items":
           {"$ref":"#/components/schemas/Part"}},"at":{"type":"string","format":"date-time"}},
           "required":["name","at"]},
          "Part":{"type":"object","properties":{"number":{"type":["integer","null"]}}}}}}\
        """;
    private static final String THING = """
        {"name":"x","parts":[{"number":1},{"number":null}],"at":"2026-11-19T08:30:00Z"}\
        """;

    @Test
    void accepts_a_matching_response() {
        var description = new ApiDescription(DOCUMENT);

        assertThat(description.faults()).isEmpty();
        assertThat(description.faults(answer(200, THING))).isEmpty();
        assertThat(description.answers()).containsExactly("PUT /things/{id} 200", "PUT /things/{id} 204");
    }

    @Test
    void finds_a_field_with_another_name() {
        assertThat(new ApiDescription(DOCUMENT.replace("\"number\"", "\"count\"")).faults(answer(200, THING)))
                .isNotEmpty();
        assertThat(new ApiDescription(DOCUMENT.replace("\"at\":{", "\"since\":{")).faults(answer(200, THING)))
                .isNotEmpty();
    }

    @Test
    void finds_an_undescribed_status_operation_or_type() {
        assertThat(new ApiDescription(DOCUMENT.replace("\"200\"", "\"201\"")).faults(answer(200, THING)))
                .singleElement()
                .asString()
                .endsWith("answers 200");
        assertThat(new ApiDescription(DOCUMENT.replace("\"put\"", "\"post\"")).faults(answer(200, THING)))
                .containsExactly("PUT /things/{id} is not described");
        assertThat(new ApiDescription(DOCUMENT).faults(answer(200, MediaType.APPLICATION_PROBLEM_JSON, THING)))
                .isNotEmpty();
        assertThat(new ApiDescription(DOCUMENT).faults(answer(204, THING))).isNotEmpty();
    }

    @Test
    void finds_a_missing_or_malformed_field_in_a_response() {
        for (var wrong : new String[] {
            "{\"name\":\"x\"}",
            THING.replace("2026-11-19T08:30:00Z", "2026-11-19T08:30:00"),
            THING.replace("\"x\"", "null"),
            THING.replace("\"x\"", "\"x\",\"more\":1"),
            THING.replace("null", "null,\"more\":1"),
            "[]"
        }) {
            assertThat(new ApiDescription(DOCUMENT).faults(answer(200, wrong)))
                    .as(wrong)
                    .isNotEmpty();
        }
    }

    @Test
    void finds_an_undescribed_request() {
        var description = new ApiDescription(DOCUMENT);

        assertThat(description.faults(request("{\"nom\":\"x\"}", Set.of()))).isNotEmpty();
        assertThat(description.faults(request("{\"name\":\"x\"}", Set.of("verbose"))))
                .singleElement()
                .asString()
                .endsWith("has no parameter verbose");
        assertThat(description.faults(request("{\"name\":\"x\"}", Set.of()))).isEmpty();
    }

    @Test
    void finds_an_invalid_document() {
        assertThat(new ApiDescription(DOCUMENT.replace("\"title\":\"things\",", "")).faults())
                .isNotEmpty();
        assertThat(new ApiDescription(DOCUMENT.replace("schemas/Part\"", "schemas/Nothing\"")).faults())
                .isNotEmpty();
        assertThat(new ApiDescription(DOCUMENT.replace("3.1.0", "3.0.1")).faults())
                .contains("is not OpenAPI 3.1");
        assertThat(new ApiDescription(DOCUMENT.replace("Changes a thing.", "")).faults())
                .containsExactly("PUT /things/{id} has no summary");
    }

    private static Exchange request(String sent, Set<String> parameters) {
        return new Exchange(
                "PUT",
                "/things/{id}",
                parameters,
                MediaType.APPLICATION_JSON,
                sent,
                200,
                MediaType.APPLICATION_JSON,
                THING,
                null,
                null);
    }

    private static Exchange answer(int status, String answered) {
        return answer(status, MediaType.APPLICATION_JSON, answered);
    }

    private static Exchange answer(int status, MediaType type, String answered) {
        return new Exchange(
                "PUT",
                "/things/{id}",
                Set.of(),
                MediaType.APPLICATION_JSON,
                "{\"name\":\"x\"}",
                status,
                type,
                answered,
                null,
                null);
    }
}
