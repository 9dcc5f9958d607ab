package fr.spro.registration.mentions.web;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.PageTest;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The review of texts that may mention an erased person.
class MentionPagesTests extends PageTest {

    @Test
    void the_workspace_leads_organisers_to_the_texts_to_review_until_they_are_reviewed() {
        publish(10, 5);
        confirmed("Théo Outremer");
        needing("Ada", "Covoiturage avec Mme Montgolfier");
        var person = confirmed("Zoé Montgolfier");
        assertThat(get("/inscriptions", "organiser")).doesNotContain("après un effacement");

        assertThat(mvc.post()
                        .uri(base("/inscriptions/%s/effacement".formatted(person.value())))
                        .with(csrf())
                        .with(staff("organiser")))
                .hasStatus3xxRedirection();

        assertThat(get("", "organiser")).contains("Un texte à relire après un effacement", base("/relectures"));
        assertThat(get("", "coordinator")).doesNotContain("relectures");
        assertThat(mvc.get().uri(base("/relectures")).with(staff("coordinator")))
                .hasStatus(403);
        assertThat(get("/relectures", "organiser"))
                .contains("Besoins d’une personne inscrite", "Covoiturage avec Mme <mark>Montgolfier</mark>");
        assertThat(get("/relectures?lang=en", "organiser")).contains("A participant’s needs", "Texts to review");

        var id = mentions.reviewMentions.of(find()).getFirst().id();
        assertThat(mvc.post()
                        .uri(base("/relectures/masquage"))
                        .param("texte", id)
                        .with(csrf())
                        .with(staff("organiser")))
                .hasRedirectedUrl(base("/relectures?fait=masquage"));
        assertThat(get("/relectures?fait=masquage", "organiser"))
                .contains("Les mots surlignés sont masqués", "Aucun texte n’attend votre relecture");
        assertThat(get("", "organiser")).doesNotContain("relectures");
    }

    @Test
    void a_text_that_needs_no_correction_leaves_the_list_with_one_press() {
        publish(10, 5);
        var ada = needing("Ada", "un montgolfier, c’est un hêtre");
        eraseParticipant.handle(confirmed("Zoé Montgolfier"), Participant.ACTOR);
        var id = mentions.reviewMentions.of(find()).getFirst().id();

        assertThat(mvc.post()
                        .uri(base("/relectures/faite"))
                        .param("texte", id)
                        .with(csrf())
                        .with(staff("organiser")))
                .hasRedirectedUrl(base("/relectures?fait=relecture"));

        assertThat(mentions.reviewMentions.of(find())).isEmpty();
        assertThat(store.get(ada).wishes().needs()).contains("montgolfier");
    }

    private RegistrationId needing(String name, String needs) {
        var id = confirmed(name);
        var wishes = new Wishes(null, "Une association", List.of(), needs, Map.of());
        changeRegistration.handle(choosing(id, wishes, Participant.ACTOR));
        return id;
    }

    private String get(String path, String role) {
        var result = mvc.get().uri(base(path)).with(staff(role)).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private String base(String path) {
        return "/coordination/journees/%s%s".formatted(day.value(), path);
    }
}
