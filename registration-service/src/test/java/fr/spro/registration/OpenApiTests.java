package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.web.openapi.ApiDescription;
import fr.spro.platform.web.openapi.ApiTester;
import fr.spro.registration.enrolment.Deliveries;
import fr.spro.registration.enrolment.Delivery;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.suite.Role;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The OpenAPI document describes the actual responses of the API.
@Execution(ExecutionMode.SAME_THREAD)
class OpenApiTests extends RunningService {

    /// Requires an unavailable store or broker; tested in the platform's PagesTests.
    private static final String NOT_TRIED = " 503";

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    Deliveries deliveries;

    @Test
    void the_document_is_valid_and_describes_exactly_the_operations_of_the_api() throws Exception {
        assertThat(mvc.get().uri("/api/registration/openapi.json"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.openapi")
                .asString()
                .startsWith("3.1");
        assertThat(description().faults()).isEmpty();
        assertThat(description().operations()).isEqualTo(methods());
    }

    @Test
    void every_operation_returns_the_described_responses_to_valid_and_invalid_requests() throws Exception {
        var api = new ApiTester(mvc, description(), Role.values());

        new ApiStory(api, day.value(), this::reportFailedMail, this::unconfirmed, () -> begin(day)).run();
        api.sendWhatIsAllowed();

        assertThat(api.faults()).isEmpty();
        assertThat(api.missingResponses())
                .as("described, but no row of ApiStory brings it about")
                .allMatch(answer -> answer.endsWith(NOT_TRIED));
    }

    @Test
    void a_method_without_an_operation_is_answered_with_those_that_there_are() throws Exception {
        assertThat(new ApiTester(mvc, description(), Role.values()).wrongMethods())
                .isEmpty();
        var altered = new ApiDescription(document().replace("\"put\":", "\"patch\":"));
        assertThat(new ApiTester(mvc, altered, Role.values()).wrongMethods()).isNotEmpty();
    }

    @Test
    void detects_a_response_that_differs_from_its_description() throws Exception {
        publish(10, 5);
        var api = new ApiTester(mvc, description(), Role.values());
        api.get("/api/registration/v1/days/{slug}", day.value()).answers(200);
        var answer = api.exchanges().getLast();

        assertThat(description().faults(answer)).isEmpty();
        for (var altered : List.of(
                document().replace("\"wishesUntil\"", "\"wishesTill\""),
                document().replace("\"200\":", "\"206\":"),
                document().replace("/v1/days/{slug}\":", "/v1/days/{id}\":"),
                document()
                        .replace("\"HELD\",", "")
                        .replace("\"DRAFT\"", "\"DRAFTED\"")
                        .replace("\"PUBLISHED\"", "\"OPEN\""))) {
            assertThat(altered).isNotEqualTo(document());
            assertThat(new ApiDescription(altered).faults(answer)).isNotEmpty();
        }
    }

    @Test
    void detects_a_body_that_the_document_allows_and_the_service_cannot_read() throws Exception {
        publish(10, 5);
        assertThat(faultsOfNeeds(document())).isEmpty();
        assertThat(faultsOfNeeds(document().replace("\"maxLength\":1000", "\"maxLength\":100000")))
                .isNotEmpty();
    }

    private List<String> faultsOfNeeds(String document) {
        var api = new ApiTester(mvc, new ApiDescription(document), Role.values());
        api.post("/api/registration/v1/days/{slug}/registrations", day.value())
                .sending("""
                    {"lastName":"Ada","email":"%s@example.org","language":"fr","otherStructure":"Ici","workshops":[],\
                    "needs":"Rampe","confirmed":true}\
                    """.formatted(Infrastructure.fresh("ada")))
                .answers(201);
        api.sendWhatIsAllowed();
        return api.faults().stream()
                .filter(fault -> fault.contains("the document allows"))
                .toList();
    }

    private void reportFailedMail(String registration) {
        var id = new RegistrationId(registration);
        deliveries.save(
                Delivery.notSent(Infrastructure.fresh("n"), id, "confirmation", "rejected-mailbox", Instant.now()));
        deliveries.save(
                Delivery.undelivered(Infrastructure.fresh("n"), id, "changed", "address-unknown", Instant.now()));
    }

    private String unconfirmed() {
        var id = register(Infrastructure.fresh("n"));
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id.value())),
                Update.update("notices.lastSentAt", Date.from(Instant.now().minusSeconds(3600))),
                Registration.class);
        return id.value();
    }

    private ApiDescription description() throws Exception {
        return new ApiDescription(document());
    }

    private String document() throws Exception {
        return mvc.get()
                .uri("/api/registration/openapi.json")
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private Set<String> methods() {
        var methods = new TreeSet<String>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/registration/v1"))
                        .map(pattern -> pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> methods.add(method + " " + pattern))));
        return methods;
    }
}
