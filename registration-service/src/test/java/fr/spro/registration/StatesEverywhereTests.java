package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.RegistrationStatus.Requested;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Every state of a person for a day, as pages, documents, calendar and API say it.
class StatesEverywhereTests extends PageTest {

    /// A state and what is said of it. Words that belong to another state must not appear.
    private enum State {
        TO_CONFIRM("Confirmez votre inscription", "Confirm your registration", "à confirmer avant le", "TENTATIVE"),
        TO_CONFIRM_AND_WAIT("au rang 1", "number 1 on the waiting list", "à confirmer avant le", "TENTATIVE"),
        TO_CONFIRM_WITHOUT_PLACE(
                "aucune place ne vous est réservée",
                "No place reserved before you confirm",
                "aucune place réservée avant la confirmation",
                "TENTATIVE"),
        REGISTERED("Votre inscription est confirmée", "Your registration is confirmed", "confirmée", "CONFIRMED"),
        WAITING(
                "sur la liste d’attente, au rang 1",
                "number 1 on the waiting list",
                "liste d’attente, rang 1",
                "TENTATIVE"),
        /// A place was gained, and it is not decided yet whether it must be accepted.
        WAITING_UNTIL_OFFERED(
                "Une place se libère pour vous",
                "A place is becoming free for you",
                "une place se libère",
                "TENTATIVE"),
        OFFERED("Une place à accepter avant le", "Accept your place before", "place proposée jusqu’au", "TENTATIVE"),
        PRESENT("Votre présence est notée", "You are marked as present", "présence notée", "CONFIRMED"),
        CANCELLED("Votre inscription est annulée", "Your registration is cancelled", "annulée", "CANCELLED"),
        LAPSED("n’est plus valable", "no longer valid", "expirée", "CANCELLED");

        private final String ownPage;
        private final String inEnglish;
        private final String staffPages;
        private final String calendar;

        State(String ownPage, String inEnglish, String staffPages, String calendar) {
            this.ownPage = ownPage;
            this.inEnglish = inEnglish;
            this.staffPages = staffPages;
            this.calendar = calendar;
        }

        boolean hasPlace() {
            return this == REGISTERED || this == PRESENT;
        }

        boolean isActive() {
            return this != CANCELLED && this != LAPSED;
        }

        String code() {
            if (this == WAITING_UNTIL_OFFERED) return WAITING.name();
            return name().startsWith("TO_CONFIRM") ? "TO_CONFIRM" : name();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_own_page_says_it_in_both_languages(State state) {
        var id = personIn(state);

        var page = assertThat(own(id, "")).hasStatusOk().bodyText().contains(state.ownPage);
        var others = Stream.of(State.values())
                .filter(other -> !other.code().equals(state.code()))
                .filter(other ->
                        !state.ownPage.contains(other.ownPage) && !other.name().startsWith("TO_CONFIRM_"))
                .map(other -> "<h1>" + other.ownPage);
        page.doesNotContain(others.toArray(String[]::new));
        page.satisfies(text -> assertThat(text.contains("Vous avez une place")).isEqualTo(state.hasPlace()));
        assertThat(mvc.get().uri(page(id)).locale(Locale.ENGLISH))
                .bodyText()
                .contains(state.inEnglish)
                .doesNotContain("??");
    }

    @ParameterizedTest
    @EnumSource
    void lists_and_staff_pages_say_it(State state) {
        var id = personIn(state);
        var list = "/coordination/journees/%s/inscriptions".formatted(day.value());

        for (var page : Stream.of(list + "?q=ada", list + "/" + id.value()).toList()) {
            assertThat(mvc.get().uri(page).with(staff("organiser")))
                    .hasStatusOk()
                    .bodyText()
                    .contains(state.staffPages)
                    .doesNotContain("??");
        }
        saysNothingElse(list + "?q=ada", state);
    }

    @ParameterizedTest
    @EnumSource
    void only_who_has_a_place_gets_a_badge_and_a_line_on_the_sheet(State state) throws IOException {
        var id = personIn(state);

        assertThat(own(id, "/badge.pdf")).hasStatus(state.hasPlace() ? 200 : 303);
        assertThat(own(id, ""))
                .bodyText()
                .satisfies(text -> assertThat(text.contains("/badge.pdf")).isEqualTo(state.hasPlace()));
        var sheet = sheet("");
        var workshop = sheet("?liste=" + AFTERNOON.value());
        if (state.hasPlace()) {
            assertThat(beforeWaiting(sheet)).contains("ADA");
            assertThat(beforeWaiting(workshop)).contains("ADA");
        } else {
            assertThat(beforeWaiting(sheet)).doesNotContain("ADA");
            assertThat(beforeWaiting(workshop)).doesNotContain("ADA");
            assertThat(sheet.contains("ADA")).isEqualTo(state.isActive());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_calendar_says_it_without_a_secret_link(State state) {
        var id = personIn(state);

        var file = own(id, "/journee.ics");

        var method = state.isActive() ? "PUBLISH" : "CANCEL";
        assertThat(file).hasStatusOk().hasContentType("text/calendar;charset=utf-8;method=" + method);
        assertThat(file)
                .bodyText()
                .contains("METHOD:" + method, "STATUS:" + state.calendar, "UID:" + id.value())
                .doesNotContain("/inscriptions/", links.text(id.value(), 1));
    }

    @ParameterizedTest
    @EnumSource
    void the_api_says_it(State state) {
        var id = personIn(state);
        var path = "/api/registration/v1/days/%s/registrations".formatted(day.value());

        assertThat(mvc.get().uri(path + "/" + id.value()).with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state.code")
                .isEqualTo(state.code());
        assertThat(mvc.get().uri(path + "?text=ada").with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.registrations[0].state.code")
                .isEqualTo(state.code());
    }

    @Test
    void a_cancelled_day_is_said_first_and_leaves_the_calendar() {
        var id = personIn(State.REGISTERED);
        moveDay.handle(day, Step.CANCEL, "camille");

        assertThat(own(id, ""))
                .bodyText()
                .contains("<h1>Cette journée est annulée")
                .doesNotContain("une place");
        assertThat(own(id, "/journee.ics")).bodyText().contains("METHOD:CANCEL");
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"TO_CONFIRM", "TO_CONFIRM_AND_WAIT", "TO_CONFIRM_WITHOUT_PLACE", "REGISTERED", "WAITING", "OFFERED"
            })
    void a_cancelled_day_leaves_one_state_on_staff_pages_and_exports(State state) throws IOException {
        var id = personIn(state);
        var list = "/coordination/journees/%s/inscriptions".formatted(day.value());
        moveDay.handle(day, Step.CANCEL, "camille");
        reconcile();

        for (var page : List.of(list + "?q=ada", list + "/" + id.value(), "/coordination/journees/" + day.value())) {
            var text = assertThat(mvc.get().uri(page).with(staff("organiser")))
                    .hasStatusOk()
                    .bodyText();
            text.contains("demandé à venir").doesNotContain("??", "offre ouverte", "offres ouvertes");
            text.doesNotContain("1 à confirmer", "2 à confirmer", "3 à confirmer", state.staffPages + "<");
            if (page.startsWith(list)) text.contains("journée annulée").doesNotContain("place proposée jusqu’au");
        }
        var exported = mvc.post()
                .uri(list + "/export.csv")
                .with(csrf())
                .with(staff("organiser"))
                .exchange();
        assertThat(exported).bodyText().contains("journée annulée").doesNotContain(state.staffPages, "place proposée");
    }

    @ParameterizedTest
    @EnumSource
    void a_cancelled_day_leaves_one_state_of_those_who_are_registered_for_programs_filters_and_lists(State state) {
        var id = personIn(state);
        moveDay.handle(new MoveDay.Command(day, Step.CANCEL, true, "camille"));
        reconcile();
        var path = "/api/registration/v1/days/%s/registrations".formatted(day.value());
        var said = state.isActive() ? "DAY_CANCELLED" : state.code();

        assertThat(mvc.get().uri(path + "/" + id.value()).with(program()))
                .bodyJson()
                .extractingPath("$.state.code")
                .isEqualTo(said);
        for (var code : Code.values()) {
            assertThat(mvc.get().uri(path + "?text=ada&state=" + code).with(program()))
                    .as("filtered by %s", code)
                    .bodyJson()
                    .extractingPath("$.registrations.length()")
                    .isEqualTo(code.name().equals(said) ? 1 : 0);
        }
        var list = "/coordination/journees/%s/inscriptions?q=ada".formatted(day.value());
        assertThat(mvc.get().uri(list).with(staff("organiser")))
                .bodyText()
                .contains(state.isActive() ? "journée annulée (1)" : "(1)")
                .doesNotContain("confirmées (", "sur la liste d’attente (", "présentes (", "place proposée (");
        assertThat(roster.roster.expected(days.get(day), Scope.WHOLE)).isEmpty();
        assertThat(mvc.post()
                        .uri("/api/registration/v1/days/%s/registrations/export.csv".formatted(day.value()))
                        .with(program()))
                .bodyText()
                .contains(said)
                .doesNotContain("CONFIRMED", "REQUESTED", ",seat", ";seat", "waiting ");
    }

    @Test
    void who_waited_is_not_told_of_a_place_after_the_day() {
        var id = personIn(State.WAITING);
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(own(id, ""))
                .bodyText()
                .contains("Vous étiez sur la liste d’attente")
                .doesNotContain("avez une place");
    }

    @Test
    void cancelling_a_rank_is_not_called_cancelling_a_place() {
        assertThat(own(personIn(State.WAITING), "/annulation"))
                .bodyText()
                .contains("Vous quitterez la liste d’attente")
                .doesNotContain("votre place");
    }

    /// Ada in this state, at a day of one place, with a workshop in the afternoon.
    private RegistrationId personIn(State state) {
        publish(1, 5);
        return switch (state) {
            case TO_CONFIRM -> register("Ada", AFTERNOON);
            case TO_CONFIRM_AND_WAIT -> {
                confirmed("Zoé");
                yield register("Ada", AFTERNOON);
            }
            case TO_CONFIRM_WITHOUT_PLACE -> {
                fromOneNetwork("Zoé");
                fromOneNetwork("Bea");
                yield fromOneNetwork("Ada", AFTERNOON);
            }
            case REGISTERED -> confirmed("Ada", AFTERNOON);
            case WAITING -> {
                confirmed("Zoé");
                yield confirmed("Ada", AFTERNOON);
            }
            case WAITING_UNTIL_OFFERED -> {
                var first = confirmed("Zoé");
                var ada = confirmed("Ada", AFTERNOON);
                cancelRegistration.handle(first, "participant");
                yield ada;
            }
            case OFFERED -> {
                var first = confirmed("Zoé");
                var ada = confirmed("Ada", AFTERNOON);
                cancelRegistration.handle(first, "participant");
                reconcile();
                yield ada;
            }
            case PRESENT -> {
                var ada = confirmed("Ada", AFTERNOON);
                begin();
                checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
                yield ada;
            }
            case CANCELLED ->
                cancelRegistration
                        .handle(confirmed("Ada", AFTERNOON), "participant")
                        .id();
            case LAPSED -> {
                var ada = register("Ada", AFTERNOON);
                endHold(ada);
                reconcile();
                yield ada;
            }
        };
    }

    private RegistrationId fromOneNetwork(String name, SessionId... workshops) {
        return accepted(registerParticipant.handle(fromPublicPage(name, workshops)));
    }

    private void endHold(RegistrationId id) {
        assertThat(store.get(id).status()).isInstanceOf(Requested.class);
        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(id.value())),
                        Update.update("status.heldUntil", Instant.now().minusSeconds(3600)),
                        Registration.class);
    }

    /// The rows of a list say no other state.
    private void saysNothingElse(String address, State state) {
        assertThat(mvc.get().uri(address).with(staff("organiser"))).bodyText().satisfies(text -> {
            var rows = text.substring(text.indexOf("<tbody", text.indexOf("class=\"stack\"")));
            if (state != State.OFFERED) assertThat(rows).doesNotContain("proposée");
            if (state != State.REGISTERED) assertThat(rows).doesNotContain(">confirmée<");
        });
    }

    private static String beforeWaiting(String sheet) {
        var waiting = sheet.indexOf("En attente d’une place");
        return waiting < 0 ? sheet : sheet.substring(0, waiting);
    }

    private String sheet(String list) throws IOException {
        var address = "/coordination/journees/%s/papiers/feuilles.pdf%s".formatted(day.value(), list);
        var response =
                mvc.post().uri(address).with(csrf()).with(staff("organiser")).exchange();
        try (var pdf = Loader.loadPDF(response.getResponse().getContentAsByteArray())) {
            var stripper = new PDFTextStripper();
            stripper.setEndPage(1);
            return stripper.getText(pdf);
        }
    }

    private MvcTestResult own(RegistrationId id, String path) {
        return mvc.get().uri(page(id) + path).exchange();
    }

    private String page(RegistrationId id) {
        return "/inscriptions/" + links.text(id.value(), 1);
    }
}
