package fr.spro.registration.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.person.SplitName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestTests {

    @ParameterizedTest
    @CsvSource({
        "Camille Durand, Camille D.",
        "Ada, Ada",
        "'  Jean-Pierre   Le Goff ', Jean-Pierre L. G.",
        "Ana de la Torre, Ana T.",
        "ana de la torre, ana d. l. t.",
        "DURAND Camille, Camille D.",
        "Zoé 🙂smile, Zoé 🙂.",
        "Élise Œuvrard, Élise Œ.",
        "Вера Иванова, Вера И.",
    })
    void shows_a_name_as_first_name_and_initials(String name, String abbreviated) {
        assertThat(Guest.abbreviate(SplitName.of(name))).isEqualTo(abbreviated);
    }
}
