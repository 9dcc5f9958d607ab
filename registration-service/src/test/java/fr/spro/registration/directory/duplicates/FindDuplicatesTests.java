package fr.spro.registration.directory.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.directory.duplicates.FindDuplicates.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pairs in the directory that may be duplicates.
class FindDuplicatesTests extends DuplicateStructures {

    @Test
    void finds_possible_duplicates_with_their_reasons() {
        var same = Infrastructure.fresh("m");
        var single = Infrastructure.fresh("s-3-");
        var distant = Infrastructure.fresh("s-4-");
        importStructures(
                row(one, "Mission locale de " + town, "3 rue du Port " + town, town, same),
                row(other, "Mission Locale", "3 RUE du Port " + town, town, same),
                row(single, "CIO de " + town, "9 quai de la Fosse", town, single),
                row(distant, "Centre d’information et d’orientation de " + town, "1 place", "Ailleurs" + town, distant)
                        .replace(";44000;", ";49000;"));

        assertThat(of(one, other)).containsExactly(Reason.MAILBOX, Reason.ADDRESS, Reason.NAME_AND_PLACE);
        assertThat(of(single, distant)).containsExactly(Reason.NAME_AND_GROUP);
        assertThat(of(one, single)).isEmpty();
        assertThat(of(other, distant)).isEmpty();
        var neighbour = Infrastructure.fresh("s-5-");
        importStructures(row(neighbour, "Mission locale de Voisine" + town, "7 rue", "Voisine" + town, neighbour));
        assertThat(of(one, neighbour)).as("of two towns with one postal code").isEmpty();
    }

    @Test
    void does_not_suggest_confirmed_distinct_pairs_again() {
        importStructures(similarRows());

        for (var pair : List.of(List.of(one, other), List.of(other, one), List.of(one, other))) {
            assertThat(duplicate.confirmDistinct.handle(
                            new ConfirmDistinct.Command(Kind.STRUCTURES, pair.getFirst(), pair.getLast(), "camille")))
                    .isEqualTo(ConfirmDistinct.Outcome.CONFIRMED);
        }

        assertThat(of(one, other)).isEmpty();
        assertThat(duplicate.confirmDistinct.handle(new ConfirmDistinct.Command(Kind.STRUCTURES, one, one, "camille")))
                .isEqualTo(ConfirmDistinct.Outcome.SAME);
        assertThat(duplicate.confirmDistinct.handle(
                        new ConfirmDistinct.Command(Kind.STRUCTURES, one, "nobody", "camille")))
                .isEqualTo(ConfirmDistinct.Outcome.UNKNOWN);
    }
}
