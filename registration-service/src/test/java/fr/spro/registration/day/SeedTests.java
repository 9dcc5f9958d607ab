package fr.spro.registration.day;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import org.junit.jupiter.api.Test;

class SeedTests {

    @Test
    void a_document_without_a_seed_has_the_same_one_at_every_read() {
        assertThat(read("request").seed()).isEqualTo(read("request").seed()).hasSize(32);
    }

    @Test
    void the_seed_cannot_be_derived_from_what_is_public() {
        assertThat(read("request").seed()).isNotEqualTo(read("other").seed());
    }

    private static RegionalDay read(String request) {
        var day = Examples.day("d-1", 10, 5);
        return new RegionalDay(
                day.id(),
                request,
                day.details(),
                day.sessions(),
                day.links(),
                day.questions(),
                day.status(),
                day.heldAt(),
                null,
                day.publicity(),
                day.fixedAddress(),
                day.picture(),
                null,
                null,
                null,
                null,
                day.version());
    }
}
