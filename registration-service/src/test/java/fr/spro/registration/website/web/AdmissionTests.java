package fr.spro.registration.website.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whether one can register for a day: home page, programme, form and the page of a former participant
/// agree in each state.
class AdmissionTests extends PageTest {

    private static final String REGISTER = "M’inscrire";
    private static final String WAIT = "Rejoindre la liste d’attente";

    @Test
    void a_day_with_free_places_offers_to_register() {
        publish(2, 5);
        var former = cancelled();

        assertHome("Inscriptions ouvertes", REGISTER);
        assertProgramme("2 places libres sur 2", REGISTER);
        assertForm("Envoyer mon inscription", "La journée est complète");
        assertFormer(former, "M’inscrire de nouveau");
    }

    @Test
    void a_full_day_offers_the_waiting_list_only() {
        publish(1, 5);
        var former = cancelled();
        confirmed("Ada");

        assertHome("Complète, liste d’attente ouverte", WAIT);
        assertProgramme("La journée est complète. Vous pouvez rejoindre", WAIT);
        assertForm("La journée est complète. Si vous vous inscrivez, vous rejoignez la liste d’attente", "closes");
        assertFormer(former, WAIT);
        assertThat(page("/inscription/envoyee"))
                .contains("une fois confirmée, une nouvelle demande est sur la liste d’attente")
                .doesNotContain("votre inscription sera confirmée");
    }

    @Test
    void nobody_can_join_the_waiting_list_of_a_day_that_has_begun() {
        publish(2, 5);
        var former = cancelled();
        confirmed("Ada");
        begin();
        assertProgramme("1 place libre sur 2", REGISTER);
        assertProgramme("La journée a commencé.", REGISTER);
        assertHome("La journée a commencé.", REGISTER);

        confirmed("Bea");

        assertHome("Commencée, complète", null);
        assertProgramme("La journée a commencé et elle est complète.", null);
        assertForm("La journée a commencé et elle est complète.", "closes");
        assertFormer(former, null);
    }

    @Test
    void a_day_that_opens_later_says_when_and_offers_nothing() {
        publish(2, 5);
        var former = cancelled();
        edit(opening(Duration.ofDays(2)));

        assertHome("Inscriptions à partir du", null);
        assertProgramme("Les inscriptions ouvrent le", null);
        assertForm("Les inscriptions ouvrent le", "<textarea");
        assertFormer(former, null);
    }

    @Test
    void a_day_closed_for_registration_offers_nothing() {
        publish(2, 5);
        var former = cancelled();
        moveDay.handle(day, Step.CLOSE, "camille");

        assertHome("Inscriptions closes", null);
        assertProgramme("Les inscriptions sont closes.", null);
        assertForm("Les inscriptions sont closes.", "<textarea");
        assertFormer(former, null);
    }

    @Test
    void a_day_completed_before_its_end_is_closed_for_registration() {
        publish(2, 5);
        var former = cancelled();
        begin();
        moveDay.handle(new MoveDay.Command(day, Step.HOLD, true, "camille"));

        assertHome("Inscriptions closes", null);
        assertProgramme("Les inscriptions sont closes.", null);
        assertForm("Les inscriptions sont closes.", "<textarea");
        assertFormer(former, null);
    }

    @Test
    void a_day_that_is_over_offers_nothing() {
        publish(2, 5);
        var former = cancelled();
        end();

        assertThat(home()).contains("Journées passées (1)").doesNotContain(REGISTER, WAIT);
        assertProgramme("La journée est passée.", null);
        assertForm("La journée est passée.", "<textarea");
        assertFormer(former, null);
    }

    @Test
    void a_cancelled_day_says_so_also_in_the_archive() {
        publish(2, 5);
        var former = cancelled();
        moveDay.handle(day, Step.CANCEL, "camille");

        assertHome("Annulée", null);
        for (var archived : new boolean[] {false, true}) {
            if (archived) moveDay.handle(day, Step.ARCHIVE, "camille");
            assertProgramme("Cette journée est annulée.", null);
            assertForm("Cette journée est annulée.", "<textarea");
            assertFormer(former, null);
        }
    }

    private Details opening(Duration later) {
        return Examples.detailsOpen(2, clock.instant().plus(later), null);
    }

    /// A registration that is cancelled again.
    private RegistrationId cancelled() {
        return cancelRegistration.handle(confirmed("Former"), "participant").id();
    }

    private void assertHome(String says, @Nullable String offers) {
        assertOffer(home(), says, offers);
    }

    private void assertProgramme(String says, @Nullable String offers) {
        assertOffer(page(""), says, offers);
    }

    private void assertForm(String says, String butNot) {
        assertThat(page("/inscription")).contains(says).doesNotContain(butNot);
    }

    private void assertFormer(RegistrationId registration, @Nullable String offers) {
        assertOffer(get("/inscriptions/" + links.text(registration.value(), 1)), "annulée", offers);
    }

    private static void assertOffer(String page, String says, @Nullable String offers) {
        assertThat(page).contains(says);
        var buttons = Jsoup.parse(page).select("a.button").eachText();
        if (offers == null) assertThat(buttons).as(says).isEmpty();
        else assertThat(buttons).as(says).isNotEmpty().containsOnly(offers);
    }

    private String home() {
        return get("/");
    }

    private String page(String path) {
        return get("/journees/%s%s".formatted(find().address(), path));
    }

    private String get(String path) {
        var answer = mvc.get().uri(path).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), UTF_8).replace('\u00a0', ' ');
    }
}
