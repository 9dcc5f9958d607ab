package fr.spro.registration.attendance.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent.AttestationReady;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.attendance.SyncCheckIns.Batch;
import fr.spro.registration.attendance.SyncCheckIns.OfflineCheckIn;
import fr.spro.registration.attendance.WithdrawCheckIn;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.PresenceEffect;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Attendance in pages and API: the staff's list, the figures, and the check-in desk with its devices.
class AttendancePagesTests extends PageTest {

    @Test
    void a_device_downloads_the_list_with_an_expiring_key_and_uploads_check_ins() {
        publish(50, 1);
        var ada = confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);

        var list = mvc.get().uri(checkInDesk("/liste")).with(staff("organiser")).exchange();
        assertThat(list)
                .hasStatusOk()
                .bodyText()
                .contains("\"name\":\"ADA\"", "SPRO:" + ada.value(), "\"seated\":false", "2027-11-20T15:30:00Z")
                .as("where they go next")
                .contains("\"room\":\"" + find().session(MORNING).orElseThrow().room())
                .doesNotContain("example.org");
        var cookie = list.getResponse().getCookie(key());
        assertThat(cookie.getPath())
                .as("of the whole host, as its name requires")
                .isEqualTo("/");
        assertThat(Instant.now().plusSeconds(cookie.getMaxAge()))
                .isBetween(Instant.parse("2027-11-20T15:29:00Z"), Instant.parse("2027-11-20T15:31:00Z"));
        var again = mvc.get()
                .uri(checkInDesk("/liste"))
                .cookie(cookie)
                .with(staff("organiser"))
                .exchange();
        assertThat(again.getResponse().getCookie(key()).getValue()).isEqualTo(cookie.getValue());

        begin();
        var checkIns = "{\"checkIns\":[{\"id\":\"1\",\"registration\":\"%s\",\"session\":\"w-1\",\"at\":\"%s\"}]}"
                .formatted(ada.value(), clock.instant());
        assertThat(mvc.post()
                        .uri(checkInDesk("/presences"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(checkIns)
                        .with(csrf())
                        .with(staff("organiser")))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo("{\"results\":[{\"id\":\"1\",\"result\":\"DONE\"}]}");
    }

    @Test
    void the_key_of_the_list_is_named_for_the_sign_out() {
        publish(50, 1);
        var other = new Cookie("SPRO_DEVICE_KEYS", "SPRO_CHECK_IN:/coordination/journees/another/accueil");

        var list = mvc.get()
                .uri(checkInDesk("/liste"))
                .cookie(other)
                .with(staff("organiser"))
                .exchange();

        var named = list.getResponse().getCookie("SPRO_DEVICE_KEYS");
        assertThat(named.getPath()).isEqualTo("/");
        assertThat(named.isHttpOnly()).isTrue();
        assertThat(named.getValue()).isEqualTo("%s:%s|%s".formatted(key(), checkInDesk(""), other.getValue()));
    }

    private String key() {
        return "SPRO_CHECK_IN_" + day.value();
    }

    @Test
    void staff_pages_say_before_the_sign_out_what_the_device_loses() {
        publish(50, 1);
        var keys = new Cookie("SPRO_DEVICE_KEYS", key() + ":" + checkInDesk(""));

        var ofDay = new Cookie(key(), "A".repeat(43));
        assertThat(mvc.get().uri("/coordination/journees").cookie(keys, ofDay).with(staff("organiser")))
                .bodyText()
                .contains("la liste de pointage de cet appareil n’est plus lisible");
        assertThat(mvc.get().uri("/coordination/journees").cookie(keys).with(staff("organiser")))
                .as("after the browser has dropped the key")
                .bodyText()
                .doesNotContain("n’est plus lisible");
    }

    @Test
    void long_after_the_day_there_is_no_list_but_what_a_device_has_kept_is_taken() {
        var ended = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(2, ChronoUnit.DAYS);
        draftDay.handle(
                RegionalDay.draft(day, "request", Examples.detailsUntil(ended), List.of(), List.of()), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");

        assertThat(mvc.get().uri(checkInDesk("/liste")).with(staff("organiser")))
                .hasStatus(410)
                .doesNotContainHeader("Set-Cookie")
                .bodyText()
                .contains("\"people\":[]", "\"token\":{");
        assertThat(mvc.post()
                        .uri(checkInDesk("/presences"))
                        .with(staff("organiser"))
                        .with(csrf())
                        .contentType("application/json")
                        .content(
                                "{\"checkIns\":[{\"id\":\"1\",\"registration\":\"r-1\",\"at\":\"%1$s\"}],\"sentAt\":\"%1$s\"}"
                                        .formatted(ended)))
                .hasStatusOk()
                .bodyText()
                .contains("\"id\":\"1\"");
    }

    @Test
    void the_check_in_desk_says_when_attendance_cannot_be_recorded() {
        publish(10, 5);
        var organiser = staff("organiser");
        assertThat(mvc.get().uri(checkInDesk("")).with(organiser))
                .bodyText()
                .contains("Les présences se notent à partir du jeudi 18 novembre 2027");
        begin();
        assertThat(mvc.get().uri(checkInDesk("")).with(organiser))
                .bodyText()
                .contains("Pointage des arrivées", "Inscrire cette personne sur place")
                .doesNotContain("Les présences se notent à partir du");
        moveDay.handle(day, Step.CANCEL, "camille");
        assertThat(mvc.get().uri(checkInDesk("")).with(organiser))
                .bodyText()
                .contains("aucune présence ne peut être notée");
        moveDay.handle(day, Step.ARCHIVE, "camille");
        assertThat(mvc.get().uri(checkInDesk("")).with(organiser)).bodyText().contains("La journée est archivée");
    }

    @Test
    void only_organisers_open_the_check_in_desk() {
        publish(50, 5);
        for (var path : List.of("", "/liste", "/service.js")) {
            for (var role : List.of("coordinator", "operator")) {
                assertThat(mvc.get().uri(checkInDesk(path)).with(staff(role)))
                        .as("%s %s", role, path)
                        .hasStatus(403);
            }
        }
        assertThat(mvc.get().uri(checkInDesk("")).with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("data-settings", "<noscript>");
        assertThat(mvc.get().uri(checkInDesk("/service.js")).with(staff("organiser")))
                .hasStatusOk()
                .hasHeader("Service-Worker-Allowed", checkInDesk(""));
    }

    @Test
    void the_list_of_a_workshop_has_check_in_buttons() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var list = "/coordination/journees/%s/inscriptions".formatted(day.value());
        begin();
        var organiser = staff("organiser");
        assertThat(mvc.get().uri(list + "?atelier=w-1").with(organiser))
                .bodyText()
                .contains("Noter à l’atelier\u00a0: Ada");

        assertThat(mvc.post()
                        .uri(list + "/" + id.value() + "/presence")
                        .param("sequence", "w-1")
                        .with(csrf())
                        .with(organiser))
                .hasRedirectedUrl(list + "?fait=presence&personne=%s&atelier=w-1".formatted(id.value()));

        assertThat(mvc.get().uri(list + "?atelier=w-1").with(organiser))
                .bodyText()
                .contains("présence notée à l’atelier")
                .doesNotContain("Noter à l’atelier\u00a0: Ada");
        assertThat(mvc.get().uri(list + "/" + id.value()).with(organiser))
                .bodyText()
                .contains("Atelier w-1", "Noter une présence");
    }

    @Test
    void withdrawing_says_before_that_attendance_at_sessions_is_withdrawn_too() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        begin();
        var list = "/coordination/journees/%s/inscriptions".formatted(day.value());
        var organiser = staff("organiser");

        checkIn.handle(day, id, null, Scope.WHOLE, "camille");
        assertThat(mvc.get().uri(list).with(organiser))
                .bodyText()
                .contains(">Retirer<")
                .doesNotContain("avec 1 séquence");

        checkIn.handle(day, id, MORNING, Scope.WHOLE, "camille");
        assertThat(mvc.get().uri(list).with(organiser))
                .bodyText()
                .contains(">Retirer, avec 1 séquence<", "avec celle à 1 séquence\u00a0: Ada");
        assertThat(mvc.get().uri(list + "?lang=en").with(organiser)).bodyText().contains(">Withdraw, with 1 session<");
        assertThat(mvc.get().uri(list + "?atelier=w-1").with(organiser))
                .as("the attendance at the workshop only")
                .bodyText()
                .contains(">Retirer<")
                .doesNotContain("avec 1 séquence");
        assertThat(mvc.get().uri(list + "/" + id.value()).with(organiser))
                .bodyText()
                .contains("À la journée et à sa séquence");
    }

    @Test
    void a_check_in_is_withdrawn_in_the_list_on_the_page_of_the_person_at_the_desk_and_by_the_api() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        begin();
        var list = "/coordination/journees/%s/inscriptions".formatted(day.value());
        var one = list + "/" + id.value();
        var organiser = staff("organiser");

        checkIn.handle(day, id, null, Scope.WHOLE, "camille");
        assertThat(mvc.get().uri(list).with(organiser)).bodyText().contains("Retirer la présence\u00a0: Ada");
        assertThat(mvc.post().uri(one + "/presence/retrait").with(csrf()).with(organiser))
                .hasRedirectedUrl(list + "?fait=presence-retiree&personne=" + id.value());
        assertThat(mvc.get().uri(list).with(organiser)).bodyText().doesNotContain("Retirer la présence");
        assertThat(isPresent(id)).as("in the list").isFalse();

        checkIn.handle(day, id, MORNING, Scope.WHOLE, "camille");
        assertThat(mvc.get().uri(one).with(organiser)).bodyText().contains("Retirer une présence notée par erreur");
        assertThat(mvc.post()
                        .uri(one + "/presence/retrait")
                        .param("depuis", "fiche")
                        .with(csrf())
                        .with(organiser))
                .hasRedirectedUrl(one + "?fait=presence-retiree");
        assertThat(mvc.get().uri(one + "?fait=presence-retiree").with(organiser))
                .bodyText()
                .contains("La présence est retirée. L’inscription reste valable", "a retiré une présence")
                .doesNotContain("Retirer une présence notée par erreur");
        assertThat(isPresent(id)).as("on the page of the person").isFalse();

        checkIn.handle(day, id, null, Scope.WHOLE, "camille");
        assertThat(mvc.post()
                        .uri(checkInDesk("/presences/retrait"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"registration\":\"%s\",\"session\":null}".formatted(id.value()))
                        .with(csrf())
                        .with(organiser))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo("{\"refusal\":null}");
        assertThat(isPresent(id)).as("at the desk").isFalse();

        checkIn.handle(day, id, MORNING, Scope.WHOLE, "camille");
        var api = "/api/registration/v1/days/%s/registrations/%s".formatted(day.value(), id.value());
        assertThat(mvc.delete().uri(api + "/sessions/w-1/check-in").with(program()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.present", present -> present.assertThat().isEqualTo(true))
                .hasPathSatisfying(
                        "$.sessions",
                        sessions -> sessions.assertThat().asArray().isEmpty());
        assertThat(mvc.delete().uri(api + "/check-in").with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.present")
                .isEqualTo(false);
    }

    @Test
    void the_organiser_decides_about_a_check_in_that_did_not_fit_with_one_press() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        begin();
        var marks = """
            {"checkIns":[{"id":"1","registration":"%s","at":"%3$s"},{"id":"2","registration":"%2$s","at":"%3$s"}],
             "sentAt":"%3$s"}\
            """.formatted(ada.value(), bea.value(), clock.instant());
        for (var id : List.of(ada, bea)) cancelRegistration.handle(id, "camille");
        assertThat(send("/api/registration/v1/days/%s/attendance".formatted(day.value()), marks))
                .bodyText()
                .contains("CANCELLED");

        var page = "/coordination/journees/%s/presences".formatted(day.value());
        var organiser = staff("organiser");
        assertThat(mvc.get()
                        .uri("/coordination/journees/%s/jour-j".formatted(day.value()))
                        .with(organiser))
                .bodyText()
                .contains("2 à vérifier");
        assertThat(mvc.get().uri(page).with(organiser))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "ADA",
                        "venue, mais l’inscription est annulée",
                        "Noter la présence\u00a0: Ada",
                        "Rétablit aussi l’inscription, même si la journée est complète\u00a0; un message",
                        "Écarter\u00a0: Bea");
        var pending = "%s/%s.%s.day".formatted(page, day.value(), ada.value());
        assertThat(mvc.post().uri(pending + "/presence").with(csrf()).with(organiser))
                .hasRedirectedUrl(page + "?fait=presence-restored-with-mail");
        assertThat(mvc.post()
                        .uri(pending.replace(ada.value(), bea.value()) + "/ecart")
                        .with(csrf())
                        .with(organiser))
                .hasRedirectedUrl(page + "?ecartee=%s.%s.day".formatted(day.value(), bea.value()));

        assertThat(isPresent(ada)).isTrue();
        assertThat(isPresent(bea)).isFalse();
        assertThat(mvc.get().uri(page).with(organiser)).bodyText().contains("Aucune présence n’attend votre décision.");
        assertThat(mvc.get().uri(page + "?lang=en").with(organiser))
                .bodyText()
                .contains("No attendance awaits your decision.");
    }

    @Test
    void attendance_set_aside_by_mistake_is_put_back_with_one_press_and_the_history_tells_both() {
        publish(10, 5);
        var ada = confirmed("Ada");
        cancelRegistration.handle(ada, "camille");
        begin();
        attendance.syncCheckIns.handle(
                day,
                new Batch(List.of(new OfflineCheckIn("1", ada.value(), null, clock.instant())), clock.instant()),
                Scope.WHOLE,
                "camille");
        var page = "/coordination/journees/%s/presences".formatted(day.value());
        var pending = "%s.%s.day".formatted(day.value(), ada.value());
        var organiser = staff("organiser");

        mvc.post()
                .uri("%s/%s/ecart".formatted(page, pending))
                .with(csrf())
                .with(organiser)
                .exchange();
        assertThat(mvc.get().uri(page + "?ecartee=" + pending).with(organiser))
                .bodyText()
                .contains("Ada", "/inscriptions/" + ada.value(), "est écartée", "Remettre à vérifier\u00a0: Ada")
                .doesNotContain("Noter la présence\u00a0: Ada", "??");
        assertThat(mvc.post()
                        .uri("%s/%s/ecart/retrait".formatted(page, pending))
                        .with(csrf())
                        .with(organiser))
                .hasRedirectedUrl(page + "?fait=presence-remise");

        assertThat(mvc.get().uri(page + "?fait=presence-remise").with(organiser))
                .bodyText()
                .contains("de nouveau à vérifier", "Noter la présence\u00a0: Ada");
        mvc.post()
                .uri("%s/%s/presence".formatted(page, pending))
                .with(csrf())
                .with(organiser)
                .exchange();
        for (var stale : List.of("ecart", "ecart/retrait")) {
            assertThat(mvc.post()
                            .uri("%s/%s/%s".formatted(page, pending, stale))
                            .with(csrf())
                            .with(organiser))
                    .hasRedirectedUrl(page + "?refus=recorded");
        }
        assertThat(mvc.get().uri(page + "?refus=recorded").with(organiser))
                .bodyText()
                .contains("elle a été notée entre-temps");
        assertThat(mvc.get().uri(page + "?ecartee=" + pending).with(organiser))
                .as("an old address after the undo")
                .bodyText()
                .doesNotContain("est écartée");
        assertThat(history(ada.subject()))
                .extracting(AuditRecord::action)
                .containsSubsequence("attendance.check-in-dismissed", "attendance.check-in-reopened");
    }

    @Test
    void what_recording_attendance_does_besides_is_said_before_and_after() {
        publish(10, 5);
        var again = confirmed("Ada");
        var lapsed = register("Bea");
        var withdrawn = confirmed("Cleo");
        var unwritten = confirmed("Dora");
        cancelRegistration.handle(again, "camille");
        cancelRegistration.handle(unwritten, "camille");
        moveTo(Examples.START.minusSeconds(3600));
        reconcile();
        assertThat(store.get(lapsed).isActive()).isFalse();
        begin();
        checkIn.handle(day, withdrawn, null, Scope.WHOLE, "camille");
        attendance.withdrawCheckIn.handle(new WithdrawCheckIn.Command(day, withdrawn, null, "camille"), Scope.WHOLE);
        var at = Examples.START.plusSeconds(60);
        var marks = Stream.of(again, lapsed, withdrawn, unwritten)
                .map(id -> new OfflineCheckIn(id.value(), id.value(), null, at))
                .toList();
        attendance.syncCheckIns.handle(day, new Batch(marks, clock.instant()), Scope.WHOLE, "camille");
        var other = confirmed("Ada");

        assertThat(decided(withdrawn)).isEqualTo("presence");
        assertThat(decided(again)).isEqualTo("presence-registered-again");
        assertThat(isPresent(other)).isTrue();
        assertThat(decided(lapsed)).isEqualTo("presence-restored-with-mail");
        end();
        assertThat(decided(unwritten)).as("no mail once the day is over").isEqualTo("presence-restored");
    }

    /// What the page says after the press, which agrees with what it said before it.
    private String decided(RegistrationId id) {
        var page = "/coordination/journees/%s/presences".formatted(day.value());
        var pending = "%s.%s.day".formatted(day.value(), id.value());
        var before = attendance.listPendingCheckIns.of(find()).stream()
                .filter(line -> line.checkIn().registration().equals(id))
                .findFirst()
                .orElseThrow()
                .effect();
        assertThat(mvc.get().uri(page).with(staff("organiser"))).bodyText().doesNotContain("??");
        var after = mvc.post()
                .uri("%s/%s/presence".formatted(page, pending))
                .with(csrf())
                .with(staff("organiser"))
                .exchange()
                .getResponse()
                .getRedirectedUrl()
                .replace(page + "?fait=", "");
        assertThat(after).isEqualTo(before == PresenceEffect.NONE ? "presence" : "presence-" + before.key());
        assertThat(mvc.get().uri(page + "?fait=" + after).with(staff("organiser")))
                .bodyText()
                .contains("La présence est notée");
        return after;
    }

    @Test
    void the_badge_of_another_day_leads_to_the_form_filled_with_that_person() {
        publish(10, 5);
        var other = new DayId("d-2");
        draftDay.handle(Examples.day(other.value(), 10, 5), "camille");
        moveDay.handle(other, Step.PUBLISH, "camille");
        var badge = new RegistrationId("r-badge");
        registerParticipant.handle(new RegisterParticipant.Command(
                badge, other, Examples.participant("Zoé de La Tour", "zoe@example.org"), Examples.wishes(), false));
        confirmRegistration.handle(badge);
        begin();
        send(
                "/api/registration/v1/days/%s/attendance".formatted(day.value()),
                "{\"checkIns\":[{\"id\":\"1\",\"registration\":\"r-badge\",\"at\":\"%s\"}]}"
                        .formatted(clock.instant()));
        var page = "/coordination/journees/%s/presences".formatted(day.value());
        var form = "/coordination/journees/%s/inscriptions/nouvelle?badge=r-badge".formatted(day.value());
        var organiser = staff("organiser");

        assertThat(mvc.get().uri(page).with(organiser))
                .bodyText()
                .contains("cette personne n’est pas inscrite à celle-ci", "Inscrire sur place", form)
                .doesNotContain("Noter présent");
        assertThat(mvc.get().uri(form).with(organiser))
                .bodyText()
                .contains("value=\"Zoé\"", "value=\"de La Tour\"", "value=\"zoe@example.org\"", "Une association");
        eraseParticipant.handle(badge, "participant");
        assertThat(mvc.get().uri(form).with(organiser)).bodyText().doesNotContain("Zoé");
    }

    @Test
    void somebody_whom_the_desk_does_not_find_is_registered_in_a_form_with_the_name_that_was_searched() {
        publish(10, 5);
        begin();
        var named = "/coordination/journees/%s/inscriptions/nouvelle/nom".formatted(day.value());
        var organiser = staff("organiser");

        assertThat(mvc.get().uri(checkInDesk("")).with(organiser))
                .bodyText()
                .contains("action=\"%s\"".formatted(named), "name=\"nom\" id=\"check-in-name\"");
        assertThat(mvc.post()
                        .uri(named)
                        .param("nom", "Marie de La Tour")
                        .with(csrf())
                        .with(organiser))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Marie\"", "value=\"de La Tour\"")
                .doesNotContain("aria-invalid");
        assertThat(mvc.post().uri(named).with(csrf()).with(staff("coordinator")))
                .hasStatus(403);
    }

    @Test
    void a_cancelled_person_who_came_is_made_present_on_the_own_staff_page() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING);
        cancelRegistration.handle(ada, "participant");
        var one = "/coordination/journees/%s/inscriptions/%s".formatted(day.value(), ada.value());
        var organiser = staff("organiser");
        assertThat(mvc.get().uri(one).with(organiser)).bodyText().doesNotContain("Rétablir l’inscription");
        begin();
        assertThat(mvc.get().uri(one).with(organiser)).bodyText().contains("Rétablir l’inscription");

        assertThat(mvc.post()
                        .uri(one + "/presence/retablissement")
                        .param("depuis", "fiche")
                        .with(csrf())
                        .with(organiser))
                .hasRedirectedUrl(one + "?fait=presence-restored-with-mail");

        assertThat(store.get(ada).wasPresent()).isTrue();
    }

    @Test
    void a_cancelled_person_who_came_is_told_that_the_registration_counts_again() {
        publish(1, 5);
        var ada = confirmed("Ada", MORNING);
        cancelRegistration.handle(ada, "participant");
        confirmed("Bea");
        begin();

        makePresent(
                ada,
                "Rétablit aussi l’inscription, même si la journée est complète\u00a0; un message",
                "restored-with-mail");

        assertThat(events(ada))
                .filteredOn(RegistrationConfirmed.class::isInstance)
                .last()
                .isInstanceOfSatisfying(
                        RegistrationConfirmed.class,
                        event -> assertThat(event.places().day()).isEqualTo(new Place(true, null)));
        assertThat(events(ada)).element(events(ada).size() - 2).isInstanceOf(RegistrationConfirmed.class);
    }

    @Test
    void after_the_day_the_certificate_is_the_message_that_tells_it() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING);
        cancelRegistration.handle(ada, "participant");
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        makePresent(ada, "celui de l’attestation, une fois la journée clôturée", "restored");
        assertThat(events(ada)).last().isInstanceOf(ParticipantCheckedIn.class);
        assertThat(events(ada))
                .filteredOn(RegistrationConfirmed.class::isInstance)
                .hasSize(1);
        enrolment.sendFollowUps.handle(day, clock.instant());

        assertThat(events(ada)).last().isInstanceOf(AttestationReady.class);
    }

    /// By the button on the page of the person, which says this.
    private void makePresent(RegistrationId id, String said, String done) {
        var one = "/coordination/journees/%s/inscriptions/%s".formatted(day.value(), id.value());
        assertThat(mvc.get().uri(one).with(staff("organiser"))).bodyText().contains(said);
        assertThat(mvc.post()
                        .uri(one + "/presence/retablissement")
                        .param("depuis", "fiche")
                        .with(csrf())
                        .with(staff("organiser")))
                .hasRedirectedUrl(one + "?fait=presence-" + done);
    }

    private boolean isPresent(RegistrationId id) {
        return store.get(id).attendance().isCheckedIn();
    }

    @Test
    void the_api_returns_attendance_and_accepts_check_ins_idempotently() {
        publish(2, 5);
        var ada = confirmed("Ada", MORNING);
        confirmed("Bea");
        confirmed("Cleo");
        begin();
        var attendance = "/api/registration/v1/days/%s/attendance".formatted(day.value());
        var checkIns = """
            {"checkIns":[{"id":"1","registration":"%1$s","session":"w-1","at":"%2$s"},
                      {"id":"2","registration":"%1$s","at":"%2$s"},{"id":"3","registration":"nobody","at":"%2$s"}]}\
            """.formatted(ada.value(), clock.instant().truncatedTo(ChronoUnit.MILLIS));

        for (var result : List.of("DONE", "ALREADY")) {
            assertThat(send(attendance, checkIns)).hasStatusOk().bodyJson().isEqualTo("""
                {"results":[{"id":"1","result":"%s"},{"id":"2","result":"ALREADY"},
                            {"id":"3","result":"UNKNOWN"}]}\
                """.formatted(result));
        }

        assertThat(mvc.get().uri(attendance).with(program()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.people[*].name",
                        names -> names.assertThat().asArray().containsExactly("Ada", "Bea", "Cleo"))
                .hasPathSatisfying(
                        "$.people[*].present",
                        present -> present.assertThat().asArray().containsExactly(true, false, false))
                .hasPathSatisfying(
                        "$.people[*].seated",
                        seated -> seated.assertThat().asArray().containsExactly(true, true, false))
                .hasPathSatisfying(
                        "$.people[0].sessions[*].sessionId",
                        sessions -> sessions.assertThat().asArray().containsExactly("w-1"));
        assertThat(mvc.get().uri(attendance).with(program())).bodyText().doesNotContain("example.org");
        for (var wrong : List.of(
                "{}",
                "{\"checkIns\":[{\"id\":\"1\"}]}",
                checkIns.replaceFirst("\"at\":\"[^\"]+\"", "\"at\":1700000000"))) {
            assertThat(send(attendance, wrong)).as(wrong).hasStatus(400);
        }
        assertThat(mvc.get().uri("/api/registration/v1/days/unknown/attendance").with(program()))
                .hasStatus(404);
    }

    @Test
    void the_figures_show_attendance_after_the_first_check_in() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        confirmed("Cleo", AFTERNOON);
        register("Dora");
        assertThat(figures()).hasStatusOk().bodyText().doesNotContain("Présence");

        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        assertThat(figures())
                .bodyText()
                .contains(
                        "Personnes présentes\u00a0: 1. Personnes qui avaient une place\u00a0: 3.",
                        "hors annuaire : 1 / 3");
        checkIn.handle(day, ada, MORNING, Scope.WHOLE, "camille");
        checkIn.handle(day, bea, AFTERNOON, Scope.WHOLE, "camille");
        assertThat(figures())
                .bodyText()
                .contains("Personnes présentes\u00a0: 2. Personnes qui avaient une place\u00a0: 3.")
                .as("nothing is known of a workshop in which nobody was recorded")
                .contains("Atelier w-1 : 1 / 2, Atelier w-3 : 1 / 1", "notées dans 2 ateliers sur 3")
                .contains("<td>Atelier w-1</td><td class=\"number\">1</td><td class=\"number\">2</td>");
        cancelRegistration.handle(bea, "camille");
        assertThat(figures())
                .as("cancelled by staff")
                .bodyText()
                .contains(
                        "Personnes présentes\u00a0: 1. Personnes qui avaient une place\u00a0: 2.",
                        "notées dans un atelier sur 3")
                .doesNotContain("Atelier w-3 : 0 / 1");
        eraseParticipant.handle(ada, "camille");
        assertThat(figures())
                .bodyText()
                .contains("Personnes présentes\u00a0: 1. Personnes qui avaient une place\u00a0: 2.");
    }

    private MvcTestResult send(String address, String json) {
        return mvc.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(program())
                .exchange();
    }

    private MvcTestResult figures() {
        return mvc.get()
                .uri("/coordination/journees/%s/chiffres".formatted(day.value()))
                .with(staff("organiser"))
                .exchange();
    }

    private String checkInDesk(String path) {
        return "/coordination/journees/%s/accueil%s".formatted(day.value(), path);
    }
}
