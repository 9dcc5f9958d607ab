package fr.spro.registration.day;

import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.day.DayEdit.PutSession;
import fr.spro.registration.day.DayEdit.RemoveSession;
import fr.spro.registration.day.DayEdit.Rewrite;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DayEditTests {

    private final RegionalDay day = Examples.day("d", 10, 2);

    @Test
    void replaces_an_existing_session() {
        var larger = Examples.workshop(MORNING, 1, "Salle Erdre", 5);
        var edit = new PutSession(larger);

        assertThat(edit.action(day)).isEqualTo(DayAction.SESSION_CHANGED);
        assertThat(edit.applyTo(day, Instant.EPOCH).sessions()).hasSize(3).contains(larger);
    }

    @Test
    void adds_a_new_session() {
        var without = new RemoveSession(MORNING).applyTo(day, Instant.EPOCH);
        var edit = new PutSession(day.getSession(MORNING));

        assertThat(edit.action(without)).isEqualTo(DayAction.SESSION_ADDED);
        assertThat(edit.applyTo(without, Instant.EPOCH).sessions()).containsExactlyInAnyOrderElementsOf(day.sessions());
    }

    @Test
    void replaces_everything_except_identity_and_status() {
        var other = Examples.day("other", 20, 7);

        var rewritten = Rewrite.as(other).applyTo(day, Instant.EPOCH);

        assertThat(rewritten.hasSameDataAs(other)).isTrue();
        assertThat(rewritten.id()).isEqualTo(day.id());
        assertThat(rewritten.seed()).isEqualTo(day.seed());
    }
}
