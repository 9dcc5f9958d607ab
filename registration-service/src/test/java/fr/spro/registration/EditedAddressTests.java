package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Pages name what was done, or why not, by a word of their address, which anybody can edit.
class EditedAddressTests extends PageTest {

    @Test
    void a_word_that_no_page_has_is_not_shown_as_the_key_of_a_text() {
        publish(10, 5);
        directory.list("g-1", "s-1", "maelle");
        var ada = confirmed("Ada");

        for (var address : new String[] {
            "/coordination/journees/d-1?done=",
            "/coordination/journees/d-1/inscriptions?refus=",
            "/coordination/journees/d-1/inscriptions/%s?refus=".formatted(ada.value()),
            "/coordination/journees/d-1/presences?refus=",
            "/coordination/journees/d-1/tablette?fait=",
            "/coordination/annuaire/groupes/g-1?fait=",
            "/coordination/annuaire/structures/s-1?fait="
        }) {
            assertThat(mvc.get().uri(address + "autre-chose").with(staff("organiser")))
                    .as(address)
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("??", "autre-chose_");
        }
    }
}
