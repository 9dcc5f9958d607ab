package fr.spro.registration.imports;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NamedWorkshopsTests {

    private final NamedWorkshops workshops = new NamedWorkshops(Examples.day("d", 10, 5));

    @Test
    void finds_workshops_by_id_or_title_in_any_separated_list() {
        var chosen = workshops.choice("w-1, inconnu | Atelier w-3");

        assertThat(chosen.workshops()).containsExactly(MORNING, AFTERNOON);
        assertThat(chosen.unknown()).containsExactly("inconnu");
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.SECONDS)
    void reads_the_longest_list_of_unknown_names_at_once() {
        var longest = "x,".repeat(NamedWorkshops.MAX_LENGTH / 2);

        assertThat(workshops.choice(longest).unknown()).hasSize(NamedWorkshops.MOST_NAMED);
    }

    @Test
    void chooses_nothing_from_a_longer_list() {
        assertThat(workshops.choice("w-1,".repeat(NamedWorkshops.MAX_LENGTH)).workshops())
                .isEmpty();
    }
}
