package fr.spro.platform.web.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.outbox.Aggregate;
import fr.spro.platform.messaging.outbox.TextId;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class AggregateArgumentTests {

    record BoatId(String value) implements TextId {}

    record Boat(BoatId id, String harbour, long version) implements Aggregate {}

    record Crane(BoatId id, long version) implements Aggregate {}

    @RestController
    @RequestMapping("/harbours/{harbour}")
    static class Boats {

        @GetMapping("/boats/{boat}")
        String show(Boat boat) {
            return boat.id().value();
        }

        @GetMapping("/cranes/{crane}")
        String show(Crane crane) {
            return crane.id().value();
        }
    }

    private final AggregateFinder<Boat> boats = new AggregateFinder<>(Boat.class, AggregateArgumentTests::find);
    private final MockMvcTester mvc = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Boats())
            .setCustomArgumentResolvers(new AggregateArgument(() -> Stream.of(boats)))
            .build());

    private static Optional<Boat> find(Address address) {
        return Optional.of(new Boat(new BoatId("b-1"), "brest", 0))
                .filter(boat -> boat.harbour().equals(address.variable("harbour")))
                .filter(boat -> boat.id().value().equals(address.variable("boat")));
    }

    @Test
    void finds_the_aggregate_by_all_variables_of_the_address() {
        assertThat(get("/harbours/brest/boats/b-1")).bodyText().isEqualTo("b-1");
    }

    @Test
    void rejects_an_address_that_names_nothing() {
        assertThat(get("/harbours/nantes/boats/b-1").getUnresolvedException())
                .hasCauseInstanceOf(UnknownAggregate.class)
                .hasRootCauseMessage("No Boat is at {boat=b-1, harbour=nantes}");
    }

    @Test
    void does_not_bind_an_aggregate_from_the_request() {
        assertThat(get("/harbours/brest/cranes/c-1?id=c-1&version=0").getUnresolvedException())
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).exchange();
    }
}
