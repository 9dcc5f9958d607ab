package fr.spro.registration.enrolment.web;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Delivery;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The participant's page behind the secret link.
class OwnPageTests extends PageTest {

    @Test
    void once_choices_are_closed_the_page_says_since_when_what_remains_and_whom_to_ask() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        assertThat(get(id, ""))
                .bodyText()
                .contains("en changer jusqu’à la clôture")
                .doesNotContain("depuis le");

        moveTo(Instant.parse("2027-09-01T10:00:00Z"));
        moveDay.handle(day, Step.CLOSE, "camille");
        moveTo(Instant.parse("2027-09-04T10:00:00Z"));

        for (var path : List.of("", "/choix")) {
            assertThat(get(id, path))
                    .as("closed by hand: " + path)
                    .bodyText()
                    .containsPattern("Le choix des ateliers est clos depuis le mercredi 1.{0,4} septembre 2027")
                    .contains("Atelier w-1", "écrivez à l’équipe d’organisation", "href=\"/contact\"");
        }

        edit(choicesUntil(Instant.parse("2027-09-02T10:00:00Z")));
        assertThat(get(id, "")).as("by a deadline").bodyText().contains("clos depuis le jeudi 2 septembre 2027");
        edit(choicesUntil(Instant.parse("2027-09-06T10:00:00Z")));
        assertThat(get(id, "")).as("open again").bodyText().doesNotContain("est clos", "Comment lui écrire");
    }

    @Test
    void the_button_of_the_choices_names_what_it_still_opens() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        assertThat(get(id, "")).bodyText().contains(">Changer mes choix</a>");

        moveDay.handle(day, Step.CLOSE, "camille");

        assertThat(get(id, ""))
                .bodyText()
                .contains(">Modifier ma structure ou mes besoins</a>", "il sert à modifier ou à annuler")
                .doesNotContain("Changer mes choix", "changer vos choix");
        assertThat(get(id, "/choix")).bodyText().contains("<h1>Modifier ma structure ou mes besoins</h1>");
    }

    @Test
    void before_the_day_the_page_says_how_to_get_there_and_agenda_and_badge_come_before_changes() {
        publish(10, 5);
        var before = find().details();
        edit(new Details(
                before.title(),
                before.description(),
                before.place(),
                "Tram A, arrêt Foch.",
                before.startsAt(),
                before.endsAt(),
                before.places(),
                before.rooms(),
                null,
                null,
                null));
        var id = confirmed("Ada", MORNING);

        assertThat(get(id, ""))
                .bodyText()
                .contains("Voir sur une carte", "<h2 id=\"access\">", "Tram A, arrêt Foch.")
                .containsSubsequence("journee.ics", "badge.pdf", "/choix", "/annulation");
        moveTo(find().endsAt().plus(Duration.ofDays(1)));
        assertThat(get(id, "")).bodyText().doesNotContain("Tram A", "Voir sur une carte");
    }

    @Test
    void a_participant_changes_workshops_and_the_freed_seat_goes_to_the_next() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);
        var next = confirmed("Bea", MORNING);
        assertThat(get(next, "")).bodyText().contains("Liste d’attente, rang 1", "Dès qu’une place se libère");
        assertThat(get(id, "")).bodyText().contains("Gardez le lien").doesNotContain("Dès qu’une place se libère");

        assertThat(get(id, "/choix")).hasStatusOk().bodyText().contains("value=\"w-1\" checked", "Une association");
        assertThat(choose(id, "w-2", "w-3")).hasRedirectedUrl(page(id) + "?fait=choix");

        assertThat(get(id, ""))
                .bodyText()
                .contains("Atelier w-2", "Atelier w-3")
                .doesNotContain("Atelier w-1");
    }

    @Test
    void shows_an_impossible_choice_again_with_a_message() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);

        assertThat(choose(id, "w-1", "w-9"))
                .hasStatus(422)
                .bodyText()
                .contains("Choisissez des ateliers de cette journée", "id=\"workshops-error\"");
        assertThat(post(id, "/choix").param("structure", "other").param("otherStructure", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Écrivez le nom de la structure");
        assertThat(find(id).wishes().workshops()).containsExactly(MORNING);
    }

    @Test
    void shows_the_stored_choice_after_a_concurrent_edit() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var read = shown(id);
        assertThat(get(id, "/choix")).bodyText().contains("name=\"version\" value=\"" + read);
        begin();
        checkIn.handle(day, id, null, Scope.WHOLE, "camille");
        for (int i = 0; i < 2; i++)
            assertThat(chooseAfterReading(id, read, "w-2")).hasStatus3xxRedirection();

        var now = shown(id);
        assertThat(chooseAfterReading(id, read, "none"))
                .hasStatus(409)
                .bodyText()
                .contains("changé entre-temps", "Atelier w-2</span>", "name=\"version\" value=\"" + now);
        assertThat(find(id).wishes().workshops()).containsExactly(SAME_TIME);
        assertThat(chooseAgreeing(id, "none", "w-2/")).hasStatus3xxRedirection();
        assertThat(find(id).wishes().workshops()).isEmpty();
    }

    @Test
    void marks_own_seats_and_ranks_in_the_form_of_choices() {
        publish(10, 1);
        confirmed("Ada", MORNING);
        var id = confirmed("Bea", MORNING, AFTERNOON);

        assertThat(get(id, "/choix"))
                .bodyText()
                .containsSubsequence("Atelier w-1", "Liste d’attente, rang 1", "Atelier w-3", "Vous avez une place");
    }

    @Test
    void says_what_a_choice_gives_up_before_it_is_lost() {
        publish(10, 1);
        confirmed("Ada", MORNING);
        var id = confirmed("Bea", MORNING, SAME_TIME);

        assertThat(choose(id, "w-1", "none"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Ce choix fait perdre la place\u00a0: «\u00a0Atelier w-2\u00a0»",
                        "name=\"accord\" value=\"w-2/\"");
        assertThat(choose(id, "w-2", "none"))
                .hasStatus(422)
                .bodyText()
                .contains("Ce choix fait quitter la liste d’attente\u00a0: «\u00a0Atelier w-1\u00a0»")
                .doesNotContain("perdre la place");
        assertThat(find(id).wishes().workshops()).containsExactly(MORNING, SAME_TIME);

        assertThat(chooseAgreeing(id, "w-1", "w-2/")).hasStatus3xxRedirection();
        assertThat(find(id).wishes().workshops()).containsExactly(MORNING);
    }

    @Test
    void asks_again_if_something_else_would_be_lost_by_now() {
        publish(10, 1);
        confirmed("Ada", MORNING);
        var id = confirmed("Bea", MORNING, SAME_TIME);

        assertThat(chooseAgreeing(id, "none", "w-2/")).hasStatus(422).bodyText().contains("value=\"w-2/w-1\"");
    }

    @Test
    void a_choice_is_judged_by_the_seats_at_its_sending_not_by_those_that_the_page_showed() {
        publish(10, 1);
        var id = confirmed("Bea", SAME_TIME);
        assertThat(get(id, "/choix")).bodyText().contains("1 place libre");
        var other = confirmed("Ada", MORNING);

        assertThat(choose(id, "w-1", "none"))
                .as("full by now")
                .hasStatus(422)
                .bodyText()
                .contains("Ce choix fait perdre la place\u00a0: «\u00a0Atelier w-2\u00a0»");
        assertThat(find(id).wishes().workshops()).containsExactly(SAME_TIME);
        assertThat(post(id, "/choix")
                        .param("version", shown(id))
                        .param("structure", "other")
                        .param("otherStructure", "Une association")
                        .param("workshops[0]", "w-1")
                        .param("second[0]", "w-2"))
                .as("keeps the seat while waiting")
                .hasStatus3xxRedirection();
        assertThat(get(id, "")).bodyText().contains("Liste d’attente, rang 1", "Vous avez une place");
        cancelRegistration.handle(other, "participant");
        assertThat(chooseAgreeing(id, "w-1", "w-2/")).as("free by now").hasStatus3xxRedirection();
        assertThat(get(id, "")).bodyText().contains("Atelier w-1").doesNotContain("Atelier w-2", "Liste d’attente");
    }

    @Test
    void who_agreed_to_leave_a_waiting_list_is_asked_again_if_a_seat_was_offered_meanwhile() {
        publish(10, 1);
        var other = confirmed("Ada", MORNING);
        var id = confirmed("Bea", MORNING);
        assertThat(choose(id, "none", "none")).hasStatus(422).bodyText().contains("value=\"/w-1\"");
        cancelRegistration.handle(other, "participant");
        reconcile();

        assertThat(chooseAgreeing(id, "none", "/w-1"))
                .hasStatus(422)
                .bodyText()
                .contains("Ce choix fait perdre la place\u00a0: «\u00a0Atelier w-1\u00a0»", "value=\"w-1/\"");
        assertThat(find(id).wishes().workshops()).containsExactly(MORNING);
    }

    @Test
    void choices_of_workshops_close_with_registration_and_the_rest_can_be_changed() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        moveDay.handle(day, Step.CLOSE, "camille");

        assertThat(get(id, "/choix"))
                .bodyText()
                .contains("Le choix des ateliers est clos", "Atelier w-1", "Vous avez une place")
                .doesNotContain("type=\"radio\" name=\"workshops");
        assertThat(choose(id, "w-2", "none")).hasStatus(422).bodyText().contains("Le choix des ateliers est clos");
        assertThat(find(id).wishes().workshops()).containsExactly(MORNING);
        assertThat(post(id, "/choix")
                        .param("version", shown(id))
                        .param("structure", "other")
                        .param("otherStructure", "Une autre association")
                        .param("workshops[0]", "w-1"))
                .hasStatus3xxRedirection();
        assertThat(find(id).wishes().otherStructure()).isEqualTo("Une autre association");
    }

    @Test
    void choices_are_open_as_long_as_the_organiser_says_even_after_closing() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        assertThat(get(id, "")).bodyText().contains("en changer jusqu’à la clôture des inscriptions");
        edit(choicesUntil(Examples.START.minusSeconds(3600)));
        moveDay.handle(day, Step.CLOSE, "camille");

        for (var page : List.of("", "/choix")) {
            assertThat(get(id, page))
                    .as(page)
                    .bodyText()
                    .contains("en changer jusqu’au vendredi 19 novembre 2027 à 8\u00a0h\u00a030.");
        }
        assertThat(choose(id, "w-2", "none")).hasStatus3xxRedirection();
        assertThat(find(id).wishes().workshops()).containsExactly(SAME_TIME);
        moveTo(Examples.START.minusSeconds(3599));
        assertThat(choose(id, "w-1", "none")).hasStatus(422).bodyText().contains("Le choix des ateliers est clos");
        assertThat(find(id).wishes().workshops()).containsExactly(SAME_TIME);
        assertThat(get(id, ""))
                .bodyText()
                .contains("Le choix des ateliers est clos depuis le vendredi 19 novembre 2027")
                .doesNotContain("jusqu’au");
    }

    private static Details choicesUntil(Instant until) {
        var details = Examples.details(10);
        return new Details(
                details.title(),
                details.description(),
                details.place(),
                details.access(),
                details.startsAt(),
                details.endsAt(),
                details.places(),
                details.rooms(),
                null,
                null,
                null,
                null,
                null,
                null,
                until);
    }

    @Test
    void a_choice_that_comes_too_late_is_shown_and_does_not_stop_other_changes() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        moveDay.handle(day, Step.CLOSE, "camille");

        assertThat(choose(id, "w-2", "none"))
                .hasStatus(422)
                .bodyText()
                .contains("Vous veniez de choisir\u00a0: Atelier w-2")
                .contains("name=\"workshops[0]\" value=\"w-1\"")
                .doesNotContain("value=\"w-2\"");
    }

    @Test
    void shows_the_stored_name_after_a_concurrent_edit() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var read = find(id).contact().shown();
        var email = find(id).participant().email().value();
        correctParticipant.handle(Examples.correcting(store.get(id), "Ada Lovelace", email, "camille"));

        assertThat(post(id, "/identite")
                        .param("version", read)
                        .param("firstName", "Ada")
                        .param("lastName", "L")
                        .param("email", email))
                .hasStatus(409)
                .bodyText()
                .contains("Enregistré maintenant\u00a0: Lovelace", "value=\"L\"");
        assertThat(find(id).participant().name()).hasToString("Ada Lovelace");
    }

    @Test
    void rejects_a_choice_after_the_day_was_held() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(choose(id, "w-2", "none"))
                .hasStatus(409)
                .bodyText()
                .contains("Votre modification n’est pas enregistrée", "Atelier w-2", "href=\"" + page(id) + "\"");
        assertThat(find(id).wishes().workshops()).containsExactly(MORNING);
    }

    @Test
    void the_page_shows_attendance_and_links_after_the_day() {
        publish(10, 10);
        var attendee = confirmed("Ada", MORNING);
        var absentee = confirmed("Grace", MORNING);
        begin();
        checkIn.handle(day, attendee, MORNING, Scope.WHOLE, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(get(attendee, ""))
                .bodyText()
                .contains("Merci de votre venue", "Présence notée", "attestation.pdf", "/journees/" + day.value())
                .doesNotContain("inscription est confirmée", "/annulation");
        assertThat(get(absentee, "?fait=nonsense"))
                .bodyText()
                .contains("La journée est passée", "cela se corrige encore")
                .doesNotContain("attestation.pdf", "nonsense");
    }

    @Test
    void the_page_says_what_comes_between_the_end_of_the_day_and_its_completion() {
        publish(1, 10);
        var attendee = confirmed("Ada", MORNING);
        var waiting = confirmed("Grace");
        begin();
        checkIn.handle(day, attendee, MORNING, Scope.WHOLE, "camille");
        end();

        assertThat(get(attendee, ""))
                .bodyText()
                .contains("Merci de votre venue", "aura clôturé la journée", "votre attestation sera prête", "enquête")
                .doesNotContain("attestation.pdf");
        assertThat(get(waiting, ""))
                .bodyText()
                .contains("pas encore clôturé la journée", "L’attestation et l’enquête suivent la clôture");
        moveDay.handle(day, Step.HOLD, "camille");
        assertThat(get(attendee, "")).bodyText().contains("attestation.pdf").doesNotContain("aura clôturé");
        assertThat(get(waiting, "")).bodyText().doesNotContain("pas encore clôturé");
    }

    @Test
    void the_page_says_why_a_participant_does_not_cancel_alone_on_the_day() {
        publish(10, 10);
        var present = confirmed("Ada", MORNING);
        var absent = confirmed("Grace", MORNING);
        assertThat(get(absent, "")).bodyText().contains("/annulation");
        begin();
        checkIn.handle(day, present, null, Scope.WHOLE, "camille");

        for (var id : List.of(present, absent)) {
            assertThat(get(id, "")).bodyText().doesNotContain("/annulation");
            assertThat(post(id, "/annulation")).hasRedirectedUrl(page(id) + "/annulation");
            assertThat(get(id, "/annulation"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("à l’accueil", "/contact")
                    .doesNotContain("<form method=\"post\" class=\"actions\"");
            assertThat(find(id).isActive()).isTrue();
        }
        assertThat(get(present, "/annulation")).bodyText().contains("Votre présence à cette journée est notée");
        assertThat(get(absent, "/annulation")).bodyText().contains("La journée a commencé");
        assertThat(get(absent, "/annulation?lang=en")).bodyText().contains("The day has begun");
    }

    @Test
    void changes_a_name_immediately_and_an_address_when_its_link_is_opened() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);

        assertThat(identity(id, "Ada Lovelace", "ada@example.org")).hasRedirectedUrl(page(id) + "?fait=nom");
        assertThat(identity(id, "Ada Lovelace", "lovelace@example.org")).hasRedirectedUrl(page(id) + "?fait=adresse");

        assertThat(get(id, "")).bodyText().contains("n’est pas encore confirmée", "ada@example.org");

        assertThat(get(id, "/donnees.json"))
                .bodyJson()
                .extractingPath("$.newEmail")
                .isEqualTo("lovelace@example.org");

        var link = links.text(id.value() + "~3", 1);
        assertThat(mvc.get().uri("/inscriptions/adresse/" + page(id).substring(14)))
                .as("the own page’s link confirms no address")
                .hasStatus(404);
        assertThat(mvc.get().uri("/inscriptions/adresse/" + link))
                .hasStatusOk()
                .bodyText()
                .contains("lovelace@example.org");
        assertThat(find(id).contact().pendingAddress())
                .as("to look changes nothing")
                .isNotNull();
        var oldLink = page(id);
        assertThat(mvc.post().uri("/inscriptions/adresse/" + link).with(csrf()))
                .hasRedirectedUrl("/inscriptions/%s?fait=adresse-confirmee".formatted(links.text(id.value(), 2)));
        assertThat(find(id).participant().email()).hasToString("lovelace@example.org");
        assertThat(mvc.get().uri(oldLink))
                .as("the link that the old mailbox has")
                .hasStatus(404);
        assertThat(mvc.post().uri("/inscriptions/adresse/" + link).with(csrf()))
                .hasRedirectedUrl("/inscriptions/adresse/" + link);
        assertThat(mvc.get().uri("/inscriptions/adresse/" + link)).bodyText().contains("est confirmée");
    }

    @Test
    void a_corrected_name_mails_nobody_although_a_new_address_waits_to_be_confirmed() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);
        assertThat(identity(id, "Ada Lovelace", "new@example.org")).hasRedirectedUrl(page(id) + "?fait=nom-adresse");
        var mails = events(id).size();

        assertThat(identity(id, "Ada King", "new@example.org")).hasRedirectedUrl(page(id) + "?fait=nom");
        assertThat(identity(id, "Ada King", "new@example.org")).hasRedirectedUrl(page(id) + "?fait=inchange");
        assertThat(events(id)).hasSize(mails);
        assertThat(identity(id, "Ada Lovelace", "ada@example.org"))
                .hasRedirectedUrl(page(id) + "?fait=nom-adresse-gardee");
        for (var done : List.of("nom-adresse", "nom-adresse-gardee")) {
            assertThat(get(id, "?fait=" + done)).bodyText().contains("Votre nom est corrigé.");
        }
    }

    @Test
    void who_leaves_a_registration_that_has_ended_otherwise_does_not_read_that_they_did() {
        publish(10, 1);
        var ended = confirmed("Ada");
        cancelRegistration.handle(ended, "camille", null, true);
        assertThat(post(ended, "/annulation")).hasRedirectedUrl(page(ended));

        var own = confirmed("Bea");
        assertThat(post(own, "/annulation")).hasRedirectedUrl(page(own) + "?fait=annulee");
        assertThat(post(own, "/annulation")).as("twice").hasRedirectedUrl(page(own) + "?fait=annulee");
    }

    @Test
    void the_own_link_never_confirms_for_an_address_to_which_it_was_not_sent() {
        publish(10, 1);
        var id = register("Ada");
        assertThat(identity(id, "Ada", "victim@example.org")).hasRedirectedUrl(page(id) + "?fait=adresse");

        assertThat(mvc.post().uri(page(id) + "/confirmation").with(csrf())).hasStatus3xxRedirection();

        assertThat(find(id).isConfirmed()).isTrue();
        assertThat(find(id).participant().email())
                .as("the mailbox that the link was sent to")
                .hasToString("ada@example.org");
    }

    @Test
    void own_page_and_data_look_the_same_whether_a_new_address_is_registered_or_not() throws Exception {
        publish(10, 1);
        confirmed("Bea");
        var known = confirmed("Qxw");
        var unknown = confirmed("Qzw");
        assertThat(identity(known, "Qxw", "bea@example.org")).hasRedirectedUrl(page(known) + "?fait=adresse");
        assertThat(identity(unknown, "Qzw", "bob@example.org")).hasRedirectedUrl(page(unknown) + "?fait=adresse");

        enrolment.deliveries.save(Delivery.sent("n-1", unknown, "confirm-new-address", Instant.EPOCH));
        enrolment.deliveries.save(Delivery.notSent("n-2", known, "confirm-new-address", "expired", Instant.EPOCH));

        for (var path : List.of("", "?fait=adresse", "/donnees", "/donnees.json", "/identite")) {
            assertThat(neutral(known, path, "Qxw", "bea"))
                    .as(path)
                    .contains("new@")
                    .isEqualTo(neutral(unknown, path, "Qzw", "bob"));
        }
        assertThat(neutral(known, "/journee.ics", "Qxw", "bea"))
                .contains("SEQUENCE")
                .isEqualTo(neutral(unknown, "/journee.ics", "Qzw", "bob"));
    }

    /// The page without what differs between two people.
    private String neutral(RegistrationId id, String path, String name, String entered) throws Exception {
        return get(id, path)
                .getResponse()
                .getContentAsString()
                .replace(page(id).substring("/inscriptions/".length()), "SECRET")
                .replace(id.value(), "ID")
                .replace(entered + "@", "new@")
                .replaceAll("(?i)" + name, "NAME")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|DTSTAMP:.+", "TIME")
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "CSRF")
                .replaceAll("value=\"[0-9a-f]{24}\\.[0-9a-f]{24}\"", "FINGERPRINT")
                .replaceAll("name=\"opened\" value=\"[^\"]+\"", "OPENED");
    }

    @Test
    void replaces_a_lost_link_and_always_gives_the_same_response() {
        publish(10, 1);
        var id = confirmed("Ada");
        var lostLink = "/journees/%s/lien".formatted(day.value());
        assertThat(mvc.get().uri(lostLink)).hasStatusOk();
        for (var address : List.of("ada@example.org", "ADA@example.org", "nobody@example.org")) {
            assertThat(mvc.post().uri(lostLink).param("email", address).with(csrf()))
                    .hasRedirectedUrl(lostLink + "/envoye");
        }
        assertThat(mvc.post().uri(lostLink).param("email", "nonsense").with(csrf()))
                .hasStatus(422);

        assertThat(mvc.get().uri("/inscriptions/" + links.text(id.value(), 1))).hasStatus(404);
        assertThat(mvc.get().uri("/inscriptions/" + links.text(id.value(), 3))).hasStatusOk();
    }

    @Test
    void own_data_name_no_account_of_the_staff() throws Exception {
        publish(10, 1);
        var id = confirmed("Ada");
        cancelRegistration.handle(id, "camille");

        assertThat(get(id, "/donnees.json"))
                .bodyText()
                .contains("\"by\":\"organiser\"")
                .doesNotContain("camille");
    }

    @Test
    void a_participant_views_and_downloads_all_own_data() {
        publish(10, 1);
        var id = confirmed("Ada", AFTERNOON);

        assertThat(get(id, "/donnees")).hasStatusOk().bodyText().contains("ada@example.org", "Atelier w-3");
        assertThat(get(id, "/donnees.json"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyJson()
                .hasPathSatisfying("$.email", email -> email.assertThat().isEqualTo("ada@example.org"))
                .hasPathSatisfying(
                        "$.workshops[0]", workshop -> workshop.assertThat().isEqualTo("Atelier w-3"))
                .hasPathSatisfying("$.state", state -> state.assertThat().isEqualTo("registered"));
    }

    @Test
    void own_data_say_the_state_and_the_rank_as_the_page_does() {
        publish(1, 1);
        confirmed("Ada");
        var id = confirmed("Bea");

        assertThat(get(id, "/donnees")).bodyText().contains("Liste d’attente, rang 1", "français");
        assertThat(get(id, "/donnees.json"))
                .bodyJson()
                .hasPathSatisfying("$.rank", rank -> rank.assertThat().isEqualTo(1));
        cancelRegistration.handle(id, "participant");
        assertThat(get(id, "/donnees")).bodyText().contains("Inscription annulée");
    }

    @Test
    void an_erased_participants_page_does_not_exist() {
        publish(10, 1);
        var id = confirmed("Ada", MORNING);

        assertThat(get(id, "/effacement")).hasStatusOk();
        for (var press : List.of("first", "second")) {
            assertThat(post(id, "/effacement")).as(press).hasRedirectedUrl("/inscriptions/effacee");
        }

        assertThat(mvc.get().uri("/inscriptions/effacee"))
                .hasStatusOk()
                .bodyText()
                .contains("sont effacées");
        assertThat(get(id, "")).hasStatus(404);
        assertThat(find(id).isErased()).isTrue();
    }

    @Test
    void erasing_oneself_says_before_what_it_means_in_each_state() {
        publish(1, 1);
        var ada = confirmed("Ada", MORNING);
        assertThat(get(ada, "/effacement"))
                .bodyText()
                .contains("Personne n’attend", "définitive", "un message de l’organisation, ne sont pas supprimés");
        var bea = confirmed("Bea");
        assertThat(get(ada, "/effacement")).bodyText().contains("proposée à la première personne qui attend");
        assertThat(get(bea, "/effacement"))
                .bodyText()
                .contains("Vous quittez la liste d’attente")
                .doesNotContain("Votre place");
        assertThat(get(ada, "/effacement?lang=en"))
                .bodyText()
                .contains("offered to the first person who is waiting", "This is final");

        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");

        assertThat(get(ada, "/effacement"))
                .bodyText()
                .contains("personne n’en est prévenu", "Votre présence reste comptée");
    }

    @Test
    void the_calendar_file_has_the_same_uid_as_in_the_mails() {
        publish(10, 1);
        var id = confirmed("Ada");
        assertThat(get(id, "/journee.ics"))
                .hasStatusOk()
                .bodyText()
                .contains("UID:%s@grand-est.example.org".formatted(id.value()), "SEQUENCE:5", "METHOD:PUBLISH");
        assertThat(mvc.get().uri("/journees/{day}/journee.ics", day.value()))
                .hasStatusOk()
                .bodyText()
                .contains("UID:%s@grand-est.example.org".formatted(day.value()), "SUMMARY:Journée régionale")
                .as("a note, which says that nobody is registered and blocks no time")
                .contains("STATUS:TENTATIVE", "TRANSP:TRANSPARENT");
    }

    @Test
    void the_calendar_file_of_a_changed_day_replaces_the_earlier_one_before_anybody_is_told() throws Exception {
        publish(10, 1);
        var id = confirmed("Ada");
        var events = events(id).size();
        var before = sequence(id);
        assertThat(sequence(id)).isEqualTo(before);

        edit(Examples.details(9));

        assertThat(events(id)).hasSize(events);
        assertThat(sequence(id)).isGreaterThan(before);
    }

    private int sequence(RegistrationId id) throws Exception {
        var file = get(id, "/journee.ics").getResponse().getContentAsString();
        return Integer.parseInt(file.replaceAll("(?s).*SEQUENCE:(\\d+).*", "$1"));
    }

    @Test
    void whoever_has_a_place_shows_a_code_at_the_desk_which_is_open_from_the_evening_before() {
        publish(1, 5);
        var ada = confirmed("Ada", MORNING);
        var max = confirmed("Max");

        assertThat(get(ada, ""))
                .bodyText()
                .contains("Mon code pour l’accueil", "/code.png", "<details>")
                .doesNotContain("<details open");
        assertThat(get(ada, "/code.png")).hasStatusOk().hasContentType("image/png");
        assertThat(get(max, "")).as("who waits has none").bodyText().doesNotContain("/code.png");
        assertThat(get(max, "/code.png")).hasStatus(404);

        begin();
        assertThat(get(ada, "")).bodyText().contains("<details open");
        end();
        assertThat(get(ada, "")).bodyText().doesNotContain("/code.png");
        assertThat(get(ada, "/code.png")).hasStatus(404);
    }

    @Test
    void a_participant_downloads_the_badge_before_and_the_attestation_after_the_day() {
        publish(1, 5);
        var ada = confirmed("Ada", MORNING);
        var max = confirmed("Max");

        assertThat(get(ada, "")).bodyText().contains("/badge.pdf");
        assertThat(get(ada, "/badge.pdf"))
                .hasStatusOk()
                .hasContentType("application/pdf")
                .hasHeader("Cache-Control", "no-store");
        assertThat(get(max, "")).as("who waits has none").bodyText().doesNotContain("/badge.pdf");
        assertThat(get(max, "/badge.pdf")).hasStatus(303);
        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        assertThat(get(ada, "/attestation.pdf")).as("before the day is held").hasStatus(303);
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        assertThat(get(ada, "/badge.pdf")).hasStatus(303);
        assertThat(get(ada, "")).bodyText().contains("/attestation.pdf");
        assertThat(get(ada, "/attestation.pdf"))
                .hasStatusOk()
                .hasContentType("application/pdf")
                .hasHeader("Cache-Control", "no-store");
    }

    @Test
    void a_past_day_that_is_open_again_welcomes_nobody_and_opens_no_choices() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        assertThat(get(ada, "")).as("while it runs").bodyText().contains("Bienvenue", "/choix");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        moveDay.handle(day, Step.REVERT, "camille");

        assertThat(get(ada, ""))
                .bodyText()
                .contains("Merci de votre venue", "Présence notée")
                .doesNotContain("Bienvenue", "/choix", "/identite", "/badge.pdf", "/journee.ics", "attestation.pdf");
        assertThat(get(bea, ""))
                .bodyText()
                .contains("La journée est passée")
                .doesNotContain("Vous avez une place", "/choix", "/badge.pdf");
        assertThat(get(bea, "/badge.pdf")).hasStatus(303);
        assertThat(get(bea, "/choix")).hasRedirectedUrl(page(bea));
        assertThat(choose(bea, "w-2", "")).bodyText().contains("Ce n’est plus possible");
        assertThat(find(bea).wishes().workshops()).containsExactly(MORNING);
    }

    @Test
    void a_day_that_is_closed_before_its_end_is_not_called_past_while_it_runs() {
        publish(2, 5);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        var waiting = confirmed("Cleo", MORNING);
        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        moveDay.handle(new MoveDay.Command(day, Step.HOLD, true, "camille"));

        assertThat(get(bea, ""))
                .bodyText()
                .contains("<h1>La journée est clôturée", "Nous n’avons pas noté votre venue", "Si vous étiez là")
                .doesNotContain("est passée", "Vous avez une place");
        assertThat(get(waiting, ""))
                .bodyText()
                .contains("<h1>La journée est clôturée", "Vous étiez sur la liste d’attente")
                .doesNotContain("est passée", "demandez à l’accueil");
        assertThat(get(ada, "")).bodyText().contains("Merci de votre venue", "attestation.pdf");
        assertThat(mvc.get().uri("/journees/" + day.value())).bodyText().doesNotContain("La journée a eu lieu");
        end();
        assertThat(get(bea, "")).bodyText().contains("La journée est passée", "Présence non notée");
    }

    private Registration find(RegistrationId id) {
        return store.get(id);
    }

    private String page(RegistrationId id) {
        return "/inscriptions/" + links.text(id.value(), 1);
    }

    private MvcTestResult get(RegistrationId id, String path) {
        return mvc.get().uri(page(id) + path).exchange();
    }

    private MockMvcRequestBuilder post(RegistrationId id, String path) {
        return mvc.post().uri(page(id) + path).with(csrf());
    }

    private MvcTestResult choose(RegistrationId id, String morning, String afternoon) {
        return post(id, "/choix")
                .param("version", shown(id))
                .param("structure", "other")
                .param("otherStructure", "Une association")
                .param("workshops[0]", morning)
                .param("workshops[1]", afternoon)
                .exchange();
    }

    private MvcTestResult chooseAgreeing(RegistrationId id, String morning, String agreed) {
        return post(id, "/choix")
                .param("version", shown(id))
                .param("structure", "other")
                .param("otherStructure", "Une association")
                .param("workshops[0]", morning)
                .param("accord", agreed)
                .exchange();
    }

    private MvcTestResult chooseAfterReading(RegistrationId id, String read, String morning) {
        return post(id, "/choix")
                .param("version", read)
                .param("structure", "other")
                .param("otherStructure", "Une association")
                .param("workshops[0]", morning)
                .exchange();
    }

    private MvcTestResult identity(RegistrationId id, String name, String email) {
        return post(id, "/identite")
                .param("version", find(id).contact().shown())
                .param("name", name)
                .param("email", email)
                .exchange();
    }
}
