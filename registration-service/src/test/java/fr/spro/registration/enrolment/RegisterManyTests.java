package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.participant;
import static fr.spro.registration.Examples.wishes;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.Correlation;
import fr.spro.registration.InMemoryService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class RegisterManyTests extends InMemoryService {

    @Test
    void all_events_have_the_correlation_id_of_the_request() {
        publish(10, 5);
        var people = Stream.of("Ada", "Bea", "Cleo")
                .map(name -> new RegisterMany.Person(new RegistrationId("r-" + name), participant(name), wishes()))
                .toList();

        Correlation.carrying(Optional.of("import-1"), () -> enrolment.registerMany.handle(day, people));

        for (var person : people) {
            assertThat(correlations(person.id())).hasSizeGreaterThan(1).containsOnly("import-1");
        }
    }

    @Test
    void who_cancelled_before_the_request_was_repeated_is_not_said_to_be_registered() {
        publish(10, 5);
        var people = Stream.of("Ada", "Bea")
                .map(name -> new RegisterMany.Person(new RegistrationId("r-" + name), participant(name), wishes()))
                .toList();
        enrolment.registerMany.handle(day, people);
        cancelRegistration.handle(people.getFirst().id(), "participant");

        assertThat(enrolment.registerMany.handle(day, people).values())
                .containsExactly(RegisterMany.Result.ENDED, RegisterMany.Result.REGISTERED);
    }

    private List<String> correlations(RegistrationId id) {
        var collection = mongo.mongo().getCollectionName(Registration.class);
        var document = requireNonNull(mongo.mongo().findById(id.value(), Document.class, collection));
        return document.getList("outbox", Document.class).stream()
                .map(entry -> entry.getString("correlation"))
                .toList();
    }
}
