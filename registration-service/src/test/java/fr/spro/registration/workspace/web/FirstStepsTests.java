package fr.spro.registration.workspace.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Step;
import org.assertj.core.api.AbstractCharSequenceAssert;
import org.junit.jupiter.api.Test;

/// The list of days of a new installation, which leads to the first registration.
class FirstStepsTests extends PageTest {

    private static final String IMPORT = "href=\"/coordination/annuaire\" class=\"button\"";
    private static final String DRAFT = "href=\"/coordination/journees/nouvelle\" class=\"button\"";

    @Test
    void an_empty_installation_asks_for_the_directory_first() {
        list("camille", "organiser").contains("Pour commencer", IMPORT).doesNotContain(DRAFT);
    }

    @Test
    void then_for_a_day_and_then_for_its_publication() {
        importDirectory();
        list("camille", "organiser").contains("Pour commencer", DRAFT).doesNotContain(IMPORT);

        draftDay.handle(Examples.day(day.value(), 50, 5), "camille");

        list("camille", "organiser")
                .contains("href=\"/coordination/journees/%s\" class=\"button\"".formatted(day.value()));
    }

    @Test
    void nothing_of_it_stays_once_a_day_is_published() {
        importDirectory();
        draftDay.handle(Examples.day(day.value(), 50, 5), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");

        list("camille", "organiser").doesNotContain("Pour commencer");
    }

    @Test
    void only_organisers_see_it() {
        list("olivier", "operator").doesNotContain("Pour commencer").contains("Aucune journée");
    }

    private AbstractCharSequenceAssert<?, ?> list(String user, String role) {
        return assertThat(mvc.get().uri("/coordination/journees").with(staff(user, role)))
                .hasStatusOk()
                .bodyText();
    }

    private void importDirectory() {
        importDirectory.groups(bytes("""
            id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject
            g-1;Groupe;Loire;c-1;M K;m@example.org;maelle
            """));
        importDirectory.structures(bytes("""
            id;name;type;group;street;postal_code;city;email
            s-1;CIO;cio;g-1;3 rue du Port;44000;Nantes;cio@example.org
            """));
    }
}
