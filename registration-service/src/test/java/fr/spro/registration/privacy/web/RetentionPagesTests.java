package fr.spro.registration.privacy.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.participant;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Answer;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.Question;
import fr.spro.registration.day.Question.Kind;
import fr.spro.registration.day.QuestionId;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.suite.LocalizedText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The pages and the API of retention.
class RetentionPagesTests extends PageTest {

    @Test
    void forecasts_deletions_and_proves_them_without_names() {
        publish(10, 5);
        ask("q-meal");
        var id = answering("Zenobia");
        eraseParticipant.handle(answering("Xanthippe"), Participant.ACTOR);

        for (var role : List.of("organiser", "operator")) {
            assertThat(mvc.get().uri("/coordination/journees/conservation").with(staff(role)))
                    .hasStatusOk()
                    .bodyText()
                    .contains(
                            "365 jours après la journée", "Ce qui reste à supprimer", "Pourquoi q-meal ?", day.value())
                    .doesNotContain("Zenobia", "Xanthippe", "zenobia@", id.value(), "??");
        }
        assertThat(mvc.get().uri("/coordination/journees/conservation").with(staff("coordinator")))
                .hasStatus(403);
        assertThat(mvc.get().uri("/api/registration/v1/retention").with(program()))
                .hasStatusOk()
                .bodyText()
                .contains("\"participationDays\":365", "\"category\":\"ON_REQUEST\"")
                .doesNotContain("Zenobia");
    }

    @Test
    void the_retention_periods_are_public() {
        assertThat(mvc.get().uri("/donnees-personnelles"))
                .hasStatusOk()
                .bodyText()
                .contains("365 jours après la journée", "attestation", "le temps indiqué à côté de chaque question")
                .contains("pour notre compte", "copies de sauvegarde", "vous opposer au traitement")
                .doesNotContain("??");
    }

    private void ask(String id) {
        var question = new Question(
                new QuestionId(id),
                Kind.TEXT,
                LocalizedText.french("Pourquoi %s ?".formatted(id)),
                null,
                List.of(),
                false,
                LocalizedText.french("Pour savoir."),
                10);
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.PutQuestion(question)));
    }

    private RegistrationId answering(String name) {
        var answers = Map.of("q-meal", Answer.of(List.of(), "Tofu"));
        var wishes = new Wishes(null, "Une association", List.of(), "Une place devant", answers);
        var registered = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId(Infrastructure.fresh("r")), day, participant(name), wishes, false)));
        return confirmRegistration.handle(registered).id();
    }
}
