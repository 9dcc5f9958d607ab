package fr.spro.registration.seating;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// Somebody joins a day whose number of places is changed at the same moment.
class JoinDayTests extends InMemoryService {

    private final Claim claim = new Claim(ClaimExamples.active("late").id(), day, Claim.Stage.ACTIVE, List.of(MORNING));

    @Test
    void who_has_no_place_by_now_joins_no_workshop() {
        publish(2, 5);
        confirmed("Ada", MORNING);
        var read = find();
        edit(Examples.details(1));

        enrolment.seating.joinDay.handle(List.of(claim), read);

        assertThat(list("arrivals", "day")).hasSize(2).contains(claim.key());
        assertThat(list("arrivals", "sessions", MORNING.value())).hasSize(1).doesNotContain(claim.key());
    }

    @Test
    void who_has_a_place_by_now_joins_the_workshop_at_once() {
        publish(1, 5);
        confirmed("Ada", MORNING);
        var read = find();
        edit(Examples.details(2));

        enrolment.seating.joinDay.handle(List.of(claim), read);

        assertThat(list("arrivals", "sessions", MORNING.value())).hasSize(2).contains(claim.key());
    }

    private List<String> list(String... path) {
        var document = mongo.mongo().findById(day.value(), Document.class, "regionalDay");
        return document.getEmbedded(List.of(path), List.<String>of());
    }
}
