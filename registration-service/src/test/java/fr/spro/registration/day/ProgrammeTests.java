package fr.spro.registration.day;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static fr.spro.registration.Examples.workshop;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgrammeTests {

    @Test
    void sessions_that_begin_together_are_one_part_in_order_of_time() {
        var parts = Programme.of(Examples.day("d", 10, 5).sessions().reversed()).parts();

        assertThat(parts).hasSize(2);
        assertThat(ids(parts.getFirst())).containsExactlyInAnyOrder(MORNING, SAME_TIME);
        assertThat(ids(parts.getLast())).containsExactly(AFTERNOON);
    }

    @Test
    void says_the_end_once_only_if_all_end_together() {
        var morning = workshop(MORNING, 1, "Salle Erdre", 5);
        var longer = new Session(
                SAME_TIME,
                morning.kind(),
                "Atelier long",
                morning.startsAt(),
                morning.endsAt().plusSeconds(1800),
                "Salle Loire",
                5,
                List.of());

        var together = Programme.of(List.of(morning, workshop(SAME_TIME, 1, "Salle Loire", 5)));
        var apart = Programme.of(List.of(morning, longer));

        assertThat(together.parts().getFirst().hasOneEnd()).isTrue();
        assertThat(apart.parts().getFirst().hasOneEnd()).isFalse();
        assertThat(apart.parts().getFirst().endsAt()).isEqualTo(longer.endsAt());
    }

    private static List<SessionId> ids(Programme.Part part) {
        return part.sessions().stream().map(Session::id).toList();
    }
}
