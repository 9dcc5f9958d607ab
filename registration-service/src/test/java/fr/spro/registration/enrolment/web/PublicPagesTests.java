package fr.spro.registration.enrolment.web;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.FilledForm;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.ChangeRegistration;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationStatus;
import fr.spro.suite.Dates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/// The public pages: site, days, registration form, and the participant's page.
class PublicPagesTests extends PageTest {

    private static final Pattern READ = Pattern.compile("name=\"lu\" value=\"([^\"]+)\"");
    private static final Pattern REQUEST = Pattern.compile("name=\"demande\" value=\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    @Test
    void a_request_that_nobody_has_confirmed_shows_on_no_public_page() throws Exception {
        publish(10, 5);
        var own = confirmed("Bea");
        var pages = List.of(
                "/journees/" + day.value(),
                "/journees/%s/inscription".formatted(day.value()),
                "/inscriptions/%s/choix".formatted(links.text(own.value(), 1)));
        var before = seatsOn(pages);

        var id = register("Ada", MORNING);

        assertThat(before).hasSizeGreaterThan(3);
        assertThat(seatsOn(pages)).as("as if the address were registered").isEqualTo(before);
        confirmRegistration.handle(id);
        assertThat(seatsOn(pages)).isNotEqualTo(before);
    }

    private List<String> seatsOn(List<String> pages) throws Exception {
        var seats = new ArrayList<String>();
        for (var page : pages) {
            var text = mvc.get().uri(page).exchange().getResponse().getContentAsString();
            Pattern.compile("\\d+ places? libres?|\\d+ en attente")
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .forEach(seats::add);
        }
        return seats;
    }

    @Test
    void shows_an_invalid_form_again_with_input_and_a_message_at_each_field() {
        publish(10, 5);

        assertThat(mvc.post()
                        .uri("/journees/{day}/inscription", day.value())
                        .param("firstName", "Zoé <b>")
                        .param("lastName", "Lecœur")
                        .param("email", "nobody")
                        .param("structure", "")
                        .param("workshops[0]", "w-1")
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Zoé &lt;b&gt;", "Lecœur", "nobody")
                .contains("Écrivez une adresse électronique complète", "Choisissez la structure", "Cochez cette case")
                .contains("href=\"#email\"", "id=\"email-error\"", "value=\"w-1\" checked");
    }

    @Test
    void asks_about_a_likely_slip_of_the_domain_and_accepts_the_address_sent_again() {
        publish(10, 5);

        assertThat(typed("marie@gmial.com", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Avez-vous voulu dire marie@gmail.com", "id=\"email-error\"", "value=\"marie@gmial.com\"")
                .as("beside the field, the likely address first")
                .containsSubsequence(
                        "id=\"email-error\"",
                        "Corriger en marie@gmail.com et envoyer",
                        "class=\"second\"",
                        "Garder marie@gmial.com et envoyer",
                        "id=\"consent\"")
                .doesNotContain("Envoyer mon inscription")
                .as("not below as well, since nothing else must be corrected")
                .containsOnlyOnce("Garder marie@gmial.com et envoyer");
        assertThat(mvc.post()
                        .uri("/journees/{day}/inscription", day.value())
                        .param("email", "marie@gmial.com")
                        .with(csrf()))
                .bodyText()
                .containsSubsequence(
                        "Garder marie@gmial.com et envoyer", "id=\"consent\"", "Garder marie@gmial.com et envoyer");
        assertThat(typed("marie@gmial.com", "").locale(Locale.ENGLISH))
                .bodyText()
                .contains("Did you mean marie@gmail.com?", "Send with marie@gmial.com");
        assertThat(registrations.findByDay(day)).isEmpty();

        assertThat(typed("marie@gmial.com", "marie@gmial.com")).hasStatus3xxRedirection();
        assertThat(registrations.findByDay(day))
                .singleElement()
                .extracting(one -> one.participant().email().value())
                .isEqualTo("marie@gmial.com");
    }

    @Test
    void corrects_a_likely_slip_of_the_domain_by_one_press_unless_the_address_was_changed() {
        publish(10, 5);

        assertThat(typed("marie@gmial.com", "marie@gmial.com").param("corrected", "marie@gmail.com"))
                .hasStatus3xxRedirection();
        assertThat(typed("anne@orange.fr", "marie@gmial.com").param("corrected", "marie@gmail.com"))
                .hasStatus3xxRedirection();

        assertThat(registrations.findByDay(day))
                .extracting(one -> one.participant().email().value())
                .containsExactlyInAnyOrder("marie@gmail.com", "anne@orange.fr");
    }

    @Test
    void asks_for_first_name_and_surname_and_accepts_one_name() {
        publish(10, 5);

        assertThat(mvc.get().uri("/journees/{day}/inscription", day.value()))
                .bodyText()
                .contains("Prénom", "autocomplete=\"given-name\"", "Nom de famille", "autocomplete=\"family-name\"")
                .contains("Laissez ce champ vide si vous n’avez qu’un seul nom.");
        assertThat(typed("prince@example.org", "")).hasStatus3xxRedirection();
        assertThat(registrations.findByDay(day)).hasSize(1);
    }

    @Test
    void the_summary_lists_violations_in_page_order() {
        publish(10, 5);

        assertThat(mvc.post()
                        .uri("/journees/{day}/inscription", day.value())
                        .param("workshops[0]", "none")
                        .param("workshops[1]", "none")
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .containsSubsequence(
                        "href=\"#lastName\"", "href=\"#email\"", "href=\"#structure\"", "href=\"#consent\"");
    }

    @Test
    void a_participant_registers_confirms_and_cancels() {
        publish(10, 5);
        assertThat(mvc.get().uri("/")).hasStatusOk();
        assertThat(mvc.get().uri("/journees/{day}", day.value()))
                .hasStatusOk()
                .bodyText()
                .contains("M’inscrire");
        assertThat(mvc.get().uri("/journees/{day}/inscription?lang=en", day.value()))
                .hasStatusOk()
                .bodyText()
                .contains("Send my registration");
        var name = Infrastructure.fresh("Zoé");
        assertThat(mvc.post()
                        .uri("/journees/{day}/inscription", day.value())
                        .param("name", name)
                        .param("email", "zoe@example.org")
                        .param("structure", "other")
                        .param("otherStructure", "Une association")
                        .param("workshops[0]", "w-1")
                        .param("workshops[1]", "none")
                        .param("consent", "true")
                        .with(csrf()))
                .redirectedUrl()
                .startsWith("/journees/%s/inscription/envoyee".formatted(day.value()));
        assertThat(mvc.get().uri("/journees/{day}/inscription/envoyee", day.value()))
                .bodyText()
                .as("who writes: the subject depends on whether the address is known")
                .contains("grand-est.example.org", "courrier indésirable")
                .doesNotContain("Confirmez votre inscription");
        var secret = links.text(registrations.findByDay(day).getFirst().id().value(), 1);

        assertThat(mvc.get().uri("/inscriptions/{secret}", secret)).bodyText().contains("Confirmer mon inscription");
        assertThat(mvc.post().uri("/inscriptions/{secret}/confirmation", secret).with(csrf()))
                .hasRedirectedUrl("/inscriptions/" + secret);
        assertThat(mvc.get().uri("/inscriptions/{secret}", secret))
                .bodyText()
                .contains("Votre inscription est confirmée", name);
        assertThat(mvc.post().uri("/inscriptions/{secret}/confirmation", secret))
                .hasRedirectedUrl("/inscriptions/%s?fait=deja-confirmee".formatted(secret));
        assertThat(mvc.get().uri("/inscriptions/{secret}?fait=deja-confirmee", secret))
                .bodyText()
                .contains("déjà confirmée");
        assertThat(mvc.get().uri("/inscriptions/{secret}/annulation", secret)).hasStatusOk();
        assertThat(mvc.post().uri("/inscriptions/{secret}/annulation", secret).with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/inscriptions/{secret}", secret)).bodyText().contains("est annulée");
    }

    @Test
    void the_page_after_a_request_shows_the_address_and_the_true_deadline_without_a_session() {
        moveTo(Instant.parse("2027-09-01T10:00:00Z"));
        publish(1, 5);
        var sent = sentPage(typed("ada@example.org", ""));
        var until = Dates.dateTime(heldUntil(), Locale.FRENCH);
        sent.contains(
                "ada@example.org",
                "confirmez votre inscription avant le " + until,
                "Envoyer de nouveau",
                "Corriger l’adresse");

        confirmed("Zoé");
        confirmed("Bea");
        var soon = sentPage(typed("max@example.org", ""));
        soon.contains("max@example.org").doesNotContain(until);
        assertThat(mvc.get().uri("/journees/{day}/inscription/envoyee?demande=nonsense", day.value()))
                .hasStatusOk()
                .bodyText()
                .contains("n’est plus valable", "/lien\"", "Demander un nouveau lien");
    }

    @Test
    void the_page_after_a_request_is_the_same_for_a_known_address() {
        publish(10, 5);
        confirmed("Ada");

        sentPage(typed("ada@example.org", "")).contains("confirmez votre inscription avant le");
        assertThat(registrations.findByDay(day)).hasSize(1);
    }

    @Test
    void an_address_is_corrected_with_everything_typed_before() {
        publish(10, 5);
        var page = redirected(typed("ada@exmaple.org", "").param("needs", "Un accès <en> fauteuil"));

        var correction = mvc.post()
                .uri("/journees/{day}/inscription/correction", day.value())
                .with(csrf());
        FIELD.matcher(page.split("</form>")[0])
                .results()
                .forEach(field -> correction.param(field.group(1), HtmlUtils.htmlUnescape(field.group(2))));
        assertThat(correction)
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Marie\"", "value=\"ada@exmaple.org\"", "Un accès &lt;en&gt; fauteuil", "checked");

        var request = request(text(correction.exchange()));
        assertThat(typed("faulty", "").param("demande", request))
                .as("an error keeps it")
                .hasStatus(422)
                .bodyText()
                .contains("name=\"demande\" value=\"%s\"".formatted(request));
        sentPage(typed("ada@example.org", "").param("demande", request)).contains("ada@example.org");
        assertThat(registrations.findByDay(day))
                .filteredOn(Registration::isActive)
                .singleElement()
                .satisfies(corrected ->
                        assertThat(corrected.participant().email().value()).isEqualTo("ada@example.org"));
    }

    @Test
    void who_is_late_reads_since_when_that_nobody_is_registered_and_what_was_typed() {
        publish(10, 5);
        moveDay.handle(day, Step.CLOSE, "camille");

        for (var email : List.of("late@example.org", "faulty")) {
            assertThat(typed(email, "").param("needs", "Un fauteuil").param("second[0]", "w-1"))
                    .hasStatus(409)
                    .bodyText()
                    .contains("Votre inscription n’est pas enregistrée", "sont closes depuis le", "href=\"/contact\"")
                    .contains("Marie", email, "Une association", "Un fauteuil", "Atelier w-1");
        }
        assertThat(registrations.findByDay(day)).isEmpty();
    }

    @Test
    void the_border_of_a_deadline_is_exact() {
        publish(10, 5);
        var closesAt = Examples.START.minusSeconds(7200);
        edit(details("Angers", closesAt));

        moveTo(closesAt.minusSeconds(60));
        assertThat(typed("before@example.org", "")).hasStatus3xxRedirection();
        moveTo(closesAt);
        assertThat(typed("at@example.org", ""))
                .hasStatus(409)
                .bodyText()
                .contains("closes depuis le " + Dates.dateTime(closesAt, Locale.FRENCH));
        assertThat(registrations.findByDay(day)).hasSize(1);
    }

    @Test
    void registration_ends_with_a_day_that_nobody_closed() {
        publish(10, 5);
        var own = confirmed("Ada", MORNING);
        var form = "/journees/%s/inscription".formatted(day.value());
        assertThat(mvc.get().uri("/journees/" + day.value())).bodyText().contains(form);
        end();

        assertThat(typed("late@example.org", ""))
                .hasStatus(409)
                .bodyText()
                .contains("closes depuis le " + Dates.dateTime(find().endsAt(), Locale.FRENCH), "Marie")
                .doesNotContain("peut encore vous inscrire");
        assertThat(mvc.get().uri(form)).bodyText().doesNotContain("name=\"email\"");
        assertThat(mvc.get().uri("/journees/" + day.value())).bodyText().doesNotContain(form);
        var page = ownPage(own);
        assertThat(mvc.get().uri(page + "/choix")).hasRedirectedUrl(page);
        assertThat(mvc.get().uri(page)).bodyText().doesNotContain(page + "/choix");
        assertThat(registerParticipant.handle(command("Bea"))).isInstanceOf(RegisterParticipant.Outcome.NotOpen.class);
        assertThat(changeRegistration.handle(choosing(own, wishes(AFTERNOON), Participant.ACTOR)))
                .isInstanceOf(ChangeRegistration.Outcome.Invalid.class);
    }

    @Test
    void staff_still_adds_who_came_after_the_end_of_the_day() {
        publish(10, 5);
        end();
        var asked = command("Ada");

        var added = registerParticipant.handle(
                new RegisterParticipant.Command(asked.id(), day, asked.participant(), asked.wishes(), true));

        assertThat(confirmRegistration
                        .entered(accepted(added), "camille", false)
                        .isConfirmed())
                .isTrue();
    }

    @Test
    void a_cancelled_day_is_not_called_closed() {
        publish(10, 5);
        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(typed("ada@example.org", ""))
                .hasStatus(409)
                .bodyText()
                .contains("est annulée")
                .doesNotContain("closes", "peut encore vous inscrire");
    }

    @Test
    void a_moved_day_is_shown_before_anybody_agrees_to_it() {
        publish(10, 5);
        var read = read();
        edit(details("Cité des congrès, 44000 Nantes", null));

        assertThat(typed("ada@example.org", "").param("lu", read))
                .hasStatus(409)
                .bodyText()
                .contains(
                        "La journée a changé",
                        "vendredi 19 novembre 2027",
                        "Cité des congrès, 44000 Nantes",
                        "value=\"ada@example.org\"");
        assertThat(registrations.findByDay(day)).isEmpty();

        assertThat(typed("ada@example.org", "").param("lu", read())).hasStatus3xxRedirection();
        assertThat(registrations.findByDay(day)).hasSize(1);
    }

    private String read() {
        var form = mvc.get().uri("/journees/{day}/inscription", day.value()).exchange();
        var found = READ.matcher(new String(form.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Details details(String place, @Nullable Instant closesAt) {
        var open = Examples.details(10);
        return new Details(
                open.title(),
                open.description(),
                place,
                open.access(),
                open.startsAt(),
                open.endsAt(),
                open.places(),
                open.rooms(),
                null,
                closesAt,
                null);
    }

    private Instant heldUntil() {
        var status = registrations.findByDay(day).getFirst().status();
        return ((RegistrationStatus.Requested) status).heldUntil();
    }

    private AbstractStringAssert<?> sentPage(MockMvcRequestBuilder form) {
        return assertThat(redirected(form));
    }

    private String redirected(MockMvcRequestBuilder form) {
        var next = form.exchange().getResponse().getRedirectedUrl();
        var page = mvc.get().uri(URI.create(next)).exchange();
        assertThat(page).hasStatusOk();
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String text(MvcTestResult page) {
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /// What identifies the request that the page can correct.
    private static String request(String page) {
        var found = REQUEST.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void shows_a_page_for_an_unknown_link() {
        assertThat(mvc.get().uri("/inscriptions/{secret}", "abc.1.nonsense")).hasStatus(404);
        assertThat(mvc.get().uri("/inscriptions/{secret}", links.text("gone", 1)))
                .hasStatus(404);
        assertThat(mvc.get().uri("/journees/{day}", "unknown")).hasStatus(404);
    }

    @Test
    void the_legal_pages_exist_in_both_languages() {
        for (var page : List.of("contact", "accessibilite", "donnees-personnelles", "mentions-legales")) {
            assertThat(mvc.get().uri("/" + page)).hasStatusOk().bodyText().doesNotContain("??");
            assertThat(mvc.get().uri("/" + page + "?lang=en"))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("??");
        }
    }

    @Test
    void the_day_page_has_metadata_for_search_engines_and_link_previews() {
        publish(10, 1);

        assertThat(mvc.get().uri("/journees/{day}", day.value()))
                .bodyText()
                .contains("application/ld+json", "\"@type\":\"Event\"", "\"startDate\":\"2027-11-19T09:30:00+01:00\"")
                .contains("og:title", "rel=\"canonical\" href=\"http://localhost:8080/journees/" + day.value());
    }

    private MockMvcRequestBuilder typed(String email, String askedAbout) {
        return FilledForm.sent(mvc, day.value(), "Marie", email).param("askedAbout", askedAbout);
    }
}
