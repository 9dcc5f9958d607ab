package fr.spro.registration.seating;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static fr.spro.registration.seating.ClaimExamples.active;
import static fr.spro.registration.seating.ClaimExamples.inactive;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Corrections of the lists of arrivals for a claim.
class CorrectionTests {

    @Test
    void a_new_claim_arrives_at_the_day_first() {
        assertThat(seating(List.of(), Map.of(), Map.of()).correction(active("a", MORNING)))
                .isEqualTo(Correction.arrival(null));
    }

    @Test
    void a_claim_with_a_place_joins_its_workshops() {
        var correction = seating(List.of("a"), Map.of(), Map.of()).correction(active("a", MORNING, AFTERNOON));

        assertThat(correction.join()).containsExactlyInAnyOrder(MORNING, AFTERNOON);
        assertThat(correction.leave()).isEmpty();
        assertThat(correction.setPreferences()).isFalse();
    }

    @Test
    void a_claim_that_waits_for_the_day_joins_no_workshop() {
        var seating = seating(List.of("a", "b", "c"), Map.of(), Map.of());

        assertThat(seating.correction(active("c", MORNING, SAME_TIME)).isNone()).isTrue();
    }

    @Test
    void workshops_at_the_same_time_are_joined_with_their_preferences() {
        var correction = seating(List.of("a"), Map.of(), Map.of()).correction(active("a", SAME_TIME, MORNING));

        assertThat(correction.setPreferences()).isTrue();
        assertThat(correction.preferences()).containsExactly("w-2", "w-1");
    }

    @Test
    void preferences_without_alternatives_are_removed() {
        var preferences = Map.of("a", List.of("w-1", "w-2"));
        var lists = Map.of("w-1", List.of("a"), "w-2", List.of("a"));

        var correction = seating(List.of("a"), lists, preferences).correction(active("a", MORNING));

        assertThat(correction)
                .isEqualTo(
                        new Correction(false, false, List.of(), List.of(SAME_TIME), true, null, List.of("w-1", "w-2")));
    }

    @Test
    void an_inactive_claim_leaves_all_lists() {
        var seating = seating(List.of("a"), Map.of("w-1", List.of("a")), Map.of());

        assertThat(seating.correction(inactive("a", MORNING)))
                .isEqualTo(new Correction(false, true, List.of(), List.of(MORNING), false, null, null));
        assertThat(seating.correction(inactive("unknown", MORNING)).isNone()).isTrue();
    }

    @Test
    void a_settled_claim_needs_no_correction() {
        var seating = seating(List.of("a"), Map.of("w-1", List.of("a")), Map.of());

        assertThat(seating.correction(active("a", MORNING)).isNone()).isTrue();
        assertThat(seating.isConsistentWith(active("a", MORNING))).isTrue();
    }

    @Test
    void a_claim_that_gives_up_its_seat_leaves_the_less_preferred_list_to_join_its_end() {
        var preferences = Map.of("a", List.of("w-1", "w-2"));
        var seated = seating(List.of("a", "b"), Map.of("w-1", List.of("a"), "w-2", List.of("a", "b")), preferences);
        for (var claim : List.of(active("a", SAME_TIME), active("a", SAME_TIME, MORNING))) {
            assertThat(seated.correction(claim))
                    .isEqualTo(Correction.release(List.of(SAME_TIME), List.of("w-1", "w-2")));
        }

        var released = seating(List.of("a", "b"), Map.of("w-1", List.of("a"), "w-2", List.of("b")), preferences);
        assertThat(released.correction(active("a", SAME_TIME)))
                .isEqualTo(new Correction(
                        false, false, List.of(SAME_TIME), List.of(MORNING), true, null, List.of("w-1", "w-2")));
    }

    @Test
    void a_claim_that_waits_for_what_it_gives_up_keeps_its_position_elsewhere() {
        var waiting = List.of("b", "c", "d", "e", "f", "a");
        var seating = seating(
                7, waiting, Map.of("w-1", waiting, "w-2", List.of("a", "g")), Map.of("a", List.of("w-1", "w-2")));

        assertThat(seating.correction(active("a", SAME_TIME)))
                .isEqualTo(
                        new Correction(false, false, List.of(), List.of(MORNING), true, null, List.of("w-1", "w-2")));
    }

    @Test
    void a_less_preferred_workshop_that_is_added_or_given_up_moves_no_other_position() {
        var preferences = Map.of("a", List.of("w-1", "w-2"));
        var lists = Map.of("w-1", List.of("a"), "w-2", List.of("a"));
        var seating = seating(List.of("a"), lists, preferences);

        assertThat(seating.correction(active("a", MORNING, SAME_TIME, AFTERNOON))
                        .leave())
                .isEmpty();
        assertThat(seating.correction(active("a", MORNING)).leave()).containsExactly(SAME_TIME);
    }

    /// A day with two places.
    private static Seating seating(
            List<String> day, Map<String, List<String>> sessions, Map<String, List<String>> preferences) {
        return seating(2, day, sessions, preferences);
    }

    private static Seating seating(
            int places, List<String> day, Map<String, List<String>> sessions, Map<String, List<String>> preferences) {
        var example = Examples.day("d", places, 5);
        return new Seating(example.details(), example.sessions(), new Arrivals(day, sessions, preferences, null));
    }
}
