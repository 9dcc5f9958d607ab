package fr.spro.registration.kiosk.web;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.EnrolmentUseCases;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.kiosk.KioskLinks;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The pages of the tablet, where participants check themselves in.
class KioskPagesTests extends PageTest {

    private final KioskLinks kioskLinks = kiosk.kioskLinks;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void a_guest_selects_the_own_name_and_sees_the_room_of_the_workshop() {
        var link = openKiosk(20, 5);
        var ada = guest("Ada Lovelace", "Mission locale", MORNING, AFTERNOON);

        var found = search(link, "love");
        assertThat(found).hasStatusOk().bodyText().contains("Est-ce vous", "Ada L.", "C’est moi", "Mission locale");
        var response = checkIn(link, ada);
        var greeting = response.getResponse().getRedirectedUrl();
        assertThat(greeting).startsWith(link + "/bienvenue/");

        var page = mvc.get().uri(greeting).exchange();
        assertThat(page)
                .hasStatusOk()
                .hasHeader("Refresh", "30; url=%s?lang=fr".formatted(link))
                .bodyText()
                .contains("Bienvenue, Ada L.", "Votre arrivée est notée", "Salle Erdre", "Salle Loire")
                .contains("revient au début dans 30 secondes", "Garder cette page")
                .doesNotContain("Lovelace", "example.org");
        assertThat(mvc.get().uri(greeting + "?rester=1"))
                .hasStatusOk()
                .doesNotContainHeader("Refresh")
                .bodyText()
                .contains("Bienvenue, Ada L.")
                .doesNotContain("secondes");
        assertThat(mvc.get().uri(greeting + "?lang=en")).bodyText().contains("Welcome, Ada L.", "Your workshops");
        assertThat(store.get(ada).attendance().checkedInAt()).isAfterOrEqualTo(now);
        assertThat(store.get(ada).attendance().sessions()).isEmpty();
    }

    @Test
    void shows_results_no_results_or_that_more_letters_are_needed() {
        var link = openKiosk(20, 5);
        guest("Hélène Lefèvre-Ünal", "CIO");
        guest("Zoé O’Cœur", "Apec");

        assertThat(search(link, "una helene")).bodyText().contains("Hélène L.").doesNotContain("Zoé");
        assertThat(search(link, "lefebvre"))
                .hasStatusOk()
                .bodyText()
                .contains("Nous ne vous avons pas trouvé", "adressez-vous à l’accueil")
                .doesNotContain("Hélène", "Zoé");
        for (var text : List.of("", "  ", "hé", "h.é", "12345", "🙂🙂🙂", "%%%")) {
            assertThat(search(link, text))
                    .as(text)
                    .hasStatus(422)
                    .bodyText()
                    .contains("Écrivez au moins 3 lettres de votre nom.", "value=\"%s\"".formatted(text))
                    .doesNotContain("Hélène");
        }
    }

    @Test
    void shows_at_most_five_buttons_and_none_for_more_results() {
        var link = openKiosk(20, 5);
        for (int i = 1; i <= 5; i++) guest("Marie Martin" + "abcde".charAt(i - 1), "Structure " + i);

        assertThat(buttons(search(link, "marti"))).isEqualTo(5);

        guest("Marc Martinez", "Structure 6");
        assertThat(search(link, "marti"))
                .hasStatusOk()
                .bodyText()
                .contains("Plusieurs personnes ont un nom semblable")
                .doesNotContain("Structure", "Marc");
    }

    @Test
    void sends_indistinguishable_guests_to_the_desk() {
        var link = openKiosk(20, 5);
        guest("Sam Petit", "CIO");
        guest("Sam Petit", "CIO");
        guest("Samia Petit", "CIO");

        assertThat(search(link, "petit"))
                .bodyText()
                .contains("Samia P.", "portent le même nom")
                .doesNotContain("Sam P", "example.org");
        assertThat(buttons(search(link, "petit"))).isEqualTo(1);
        guest("Max Grand", "CIO");
        guest("Max Grand", "CIO");
        assertThat(search(link, "grand"))
                .bodyText()
                .contains("Plusieurs personnes portent ce nom")
                .doesNotContain("Max");
        assertThat(buttons(search(link, "grand"))).isZero();
    }

    @Test
    void escapes_names_and_keeps_them_out_of_urls() {
        var link = openKiosk(20, 5);
        var ada = guest("<b>Ada</b> <script>alert(1)</script>", "<i>CIO</i>");

        assertThat(search(link, "ada"))
                .bodyText()
                .contains("&lt;b&gt;Ada&lt;/b&gt; &lt;.", "&lt;i&gt;CIO&lt;/i&gt;")
                .doesNotContain("<b>Ada", "<script", "<i>CIO");
        assertThat(search(link, "\"><script>x")).bodyText().doesNotContain("<script");
        var greeting = checkIn(link, ada).getResponse().getRedirectedUrl();
        assertThat(greeting).doesNotContain("Ada");
        assertThat(mvc.get().uri(URI.create(greeting)))
                .bodyText()
                .contains("Bienvenue, &lt;b&gt;Ada")
                .doesNotContain("<b>");
    }

    @Test
    void returns_404_for_an_invalid_link_on_every_page() {
        var link = openKiosk(20, 5);
        guest("Ada Lovelace", "CIO");
        var first = link.substring(link.lastIndexOf('/') + 1);
        assertThat(mvc.get().uri("/inscriptions/" + first)).hasStatus(404);
        assertThat(mvc.get().uri("/comptes-rendus/" + first)).hasStatus(404);

        var second = createLink();
        expectClosed(link);
        assertThat(mvc.get().uri(second)).hasStatusOk();
        assertThat(post("/lien/retrait")).hasRedirectedUrl(staffPage() + "?fait=lien-retire");
        expectClosed(second);
    }

    @Test
    void sends_waiting_and_unknown_guests_to_the_desk() {
        var link = openKiosk(1, 1);
        var seated = guest("Ada Lovelace", "CIO");
        var waiting = guest("Cleo Attente", "CIO");

        for (var id : List.of(waiting, new RegistrationId("nobody"))) {
            for (var answer : List.of(checkIn(link, id), search(link, "SPRO:" + id.value()))) {
                assertThat(answer).as(id.value()).hasRedirectedUrl(link + "/aide");
            }
        }
        assertThat(store.get(waiting).attendance().checkedInAt()).isNull();
        assertThat(mvc.get().uri(link + "/aide")).hasStatusOk().bodyText().contains("Adressez-vous à l’accueil");
        assertThat(search(link, " SPRO:%s\t".formatted(seated.value()))
                        .getResponse()
                        .getRedirectedUrl())
                .startsWith(link + "/bienvenue/");
        assertThat(store.get(seated).attendance().checkedInAt()).isNotNull();
    }

    @Test
    void welcomes_a_checked_in_guest_again() {
        var link = openKiosk(20, 5);
        var ada = guest("Ada Lovelace", "CIO");
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");

        for (int i = 0; i < 2; i++) {
            var greeting = checkIn(link, ada).getResponse().getRedirectedUrl();
            assertThat(mvc.get().uri(greeting)).bodyText().contains("Votre arrivée était déjà notée, à ");
        }
    }

    @Test
    void a_guest_who_selected_a_wrong_name_takes_it_back() {
        var link = openKiosk(20, 5);
        var ada = guest("Ada Lovelace", "CIO");
        var greeting = checkIn(link, ada).getResponse().getRedirectedUrl();
        assertThat(mvc.get().uri(greeting)).bodyText().contains("Ce n’est pas moi");

        assertThat(mvc.post().uri(greeting + "/erreur").with(csrf())).hasRedirectedUrl(link + "?fait=retrait");

        assertThat(store.get(ada).attendance().isCheckedIn()).isFalse();
        assertThat(mvc.get().uri(link + "?fait=retrait")).bodyText().contains("cette arrivée n’est plus notée");
        assertThat(history(ada.subject())).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("registration.check-in-withdrawn");
            assertThat(entry.by()).isEqualTo("tablet");
        });
    }

    @Test
    void a_tablet_takes_back_only_what_it_has_recorded() {
        var link = openKiosk(20, 5);
        var ada = guest("Ada Lovelace", "CIO");
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        var greeting = checkIn(link, ada).getResponse().getRedirectedUrl();
        assertThat(mvc.get().uri(greeting)).bodyText().doesNotContain("Ce n’est pas moi");

        assertThat(mvc.post().uri(greeting + "/erreur").with(csrf())).hasRedirectedUrl(link);

        assertThat(store.get(ada).attendance().isCheckedIn()).isTrue();
    }

    @Test
    void a_tablet_says_when_it_works() {
        publish(day, now.plus(3, ChronoUnit.DAYS), 20, 5);
        var link = createLink();
        var closed = link + "/fermee";
        assertThat(mvc.get().uri(link)).hasRedirectedUrl(closed);
        assertThat(search(link, "lovelace")).hasRedirectedUrl(closed);
        assertThat(mvc.get().uri(closed)).hasStatusOk().bodyText().contains("Elle sera en service à partir du");

        moveDay.handle(day, Step.CANCEL, "camille");
        assertThat(mvc.get().uri(closed)).bodyText().contains("La journée est annulée");
        assertThat(mvc.get().uri(closed + "?lang=en")).bodyText().contains("The day is cancelled");
        moveDay.handle(day, Step.REINSTATE, "camille");
        moveTo(now.plus(3, ChronoUnit.DAYS));
        assertThat(mvc.get().uri(closed)).hasRedirectedUrl(link);
    }

    @Test
    void limits_searches_per_minute_and_day() {
        var link = openKiosk(20, 5);
        guest("Ada Lovelace", "CIO");
        MvcTestResult last = null;
        // A minute may end in between; then the count starts again.
        for (int i = 0; i <= 2 * EnrolmentUseCases.LIMITS.perKiosk() && (last == null || !isExceeded(last)); i++) {
            last = search(link, "lov");
        }

        assertThat(last)
                .hasStatus(429)
                .hasHeader("Retry-After", "60")
                .bodyText()
                .contains("Attendez une minute", link)
                .doesNotContain("Ada");
        assertThat(search(link, "SPRO:nobody")).hasStatus(429);
        var other = new DayId(Infrastructure.fresh("d"));
        publish(other, now.minusSeconds(60), 20, 5);
        kioskLinks.create(other, "camille");
        assertThat(search("/accueil/" + links.withPurpose("kiosk").text(other.value(), 1), "lov"))
                .hasStatusOk();
    }

    @Test
    void no_page_or_address_of_the_tablet_contains_the_code_of_a_badge() {
        var link = openKiosk(20, 5);
        var ada = guest("Ada Lovelace", "CIO");

        assertThat(search(link, "lovelace")).bodyText().contains("Ada L.").doesNotContain(ada.value());
        var greeting = checkIn(link, ada).getResponse().getRedirectedUrl();
        assertThat(greeting).contains("/bienvenue/").doesNotContain(ada.value());
        assertThat(mvc.get().uri(greeting)).bodyText().contains("Ada L.").doesNotContain(ada.value());
    }

    @Test
    void a_second_tap_leads_to_the_same_greeting_which_takes_the_arrival_back() {
        var link = openKiosk(20, 5);
        var ada = guest("Ada Lovelace", "CIO");
        var choice = handles().choice(ada);

        var first = press(link, choice).getResponse().getRedirectedUrl();
        var second = press(link, choice).getResponse().getRedirectedUrl();

        assertThat(second).isEqualTo(first);
        assertThat(mvc.get().uri(second))
                .bodyText()
                .contains("Bienvenue, Ada L.", "Votre arrivée est notée", "Ce n’est pas moi");
        assertThat(mvc.post().uri(second + "/erreur").with(csrf())).hasRedirectedUrl(link + "?fait=retrait");
        assertThat(press(link, choice)).as("records nothing more").hasRedirectedUrl(second);
        assertThat(mvc.get().uri(second)).hasRedirectedUrl(link);
        assertThat(store.get(ada).attendance().isCheckedIn()).isFalse();
    }

    @Test
    void of_two_taps_at_once_the_later_greeting_takes_the_arrival_back_too() {
        var ada = guest(day("tapped", 5), "Ada Lovelace", "CIO");
        for (var order : List.of(List.of(true, false), List.of(false, true))) {
            var chosen = handles().use(handles().choice(ada)).orElseThrow();

            for (var before : order) handles().greet(chosen, new KioskHandles.Ticket(ada, before));

            assertThat(handles().greeted(chosen.greeting())).contains(new KioskHandles.Ticket(ada, false));
        }
    }

    @Test
    void a_button_chooses_a_person_once_and_for_minutes() {
        var link = openKiosk(20, 5);
        var ada = guest("Ada Lovelace", "CIO");
        var choice = handles().choice(ada);
        var late = new KioskHandles(mongo.mongo(), Clock.offset(clock, Duration.ofMinutes(6)));
        var expired = handles().choice(ada);

        assertThat(late.use(expired)).isEmpty();
        assertThat(press(link, choice).getResponse().getRedirectedUrl()).contains("/bienvenue/");
        moveTo(clock.instant().plusSeconds(121));
        assertThat(press(link, choice)).as("after the greeting").hasRedirectedUrl(link);
        assertThat(press(link, ada.value())).as("the code of the badge").hasRedirectedUrl(link);
    }

    @Test
    void a_greeting_is_shown_for_two_minutes_and_chooses_nobody() {
        var ada = guest(day("greeted", 5), "Ada Lovelace", "CIO");
        for (var before : new boolean[] {true, false}) {
            var ticket = new KioskHandles.Ticket(ada, before);
            var greeting = greeting(ticket);
            var later = new KioskHandles(mongo.mongo(), Clock.offset(clock, Duration.ofSeconds(121)));

            assertThat(handles().greeted(greeting)).contains(ticket);
            assertThat(later.greeted(greeting)).isEmpty();
            assertThat(handles().use(greeting)).isEmpty();
        }
    }

    private MvcTestResult press(String link, String choice) {
        return mvc.post()
                .uri(link + "/arrivee")
                .with(csrf())
                .param("choix", choice)
                .exchange();
    }

    private String greeting(KioskHandles.Ticket ticket) {
        var chosen = handles().chosen(ticket.registration());
        handles().greet(chosen, ticket);
        return chosen.greeting();
    }

    private KioskHandles handles() {
        return new KioskHandles(mongo.mongo(), clock);
    }

    @Test
    void rejects_a_greeting_of_another_day_or_an_invented_one() {
        var link = openKiosk(20, 5);
        var stranger = guest(day("distinct", 5), "Bea Autre", "CIO");
        checkIn.handle(store.get(stranger).day(), stranger, null, Scope.WHOLE, "camille");
        var greeting = greeting(new KioskHandles.Ticket(stranger, false));

        for (var wrong : List.of(
                greeting, "x", links.text(stranger.value(), 1), handles().choice(stranger))) {
            assertThat(mvc.get().uri(link + "/bienvenue/" + wrong)).as(wrong).hasRedirectedUrl(link);
        }
    }

    private String openKiosk(int places, int morningSeats) {
        publish(day, now.minus(1, ChronoUnit.HOURS), places, morningSeats);
        return createLink();
    }

    private String createLink() {
        kioskLinks.create(day, "camille");
        return URI.create(kioskLinks.address(day).orElseThrow()).getPath();
    }

    private DayId day(String name, int places) {
        var other = new DayId(Infrastructure.fresh(name));
        publish(other, now.minus(1, ChronoUnit.HOURS), places, places);
        return other;
    }

    private void publish(DayId id, Instant startsAt, int places, int morningSeats) {
        var details = new Details(
                "Journée régionale",
                "Une journée pour se retrouver.",
                "Angers",
                null,
                startsAt,
                startsAt.plus(7, ChronoUnit.HOURS),
                places,
                List.of(),
                null,
                null,
                null);
        var sessions = List.of(
                workshop(MORNING, startsAt.plus(2, ChronoUnit.HOURS), "Salle Erdre", morningSeats),
                workshop(AFTERNOON, startsAt.plus(5, ChronoUnit.HOURS), "Salle Loire", 20));
        draftDay.handle(RegionalDay.draft(id, "request", details, sessions, List.of()), "camille");
        moveDay.handle(id, Step.PUBLISH, "camille");
    }

    private static Session workshop(SessionId id, Instant startsAt, String room, int seats) {
        var endsAt = startsAt.plus(1, ChronoUnit.HOURS);
        return new Session(id, SessionKind.WORKSHOP, "Atelier " + id.value(), startsAt, endsAt, room, seats, List.of());
    }

    private RegistrationId guest(String name, String structure, SessionId... workshops) {
        return guest(day, name, structure, workshops);
    }

    private RegistrationId guest(DayId of, String name, String structure, SessionId... workshops) {
        var id = new RegistrationId(Infrastructure.fresh("r"));
        var participant = Examples.participant(name, id.value() + "@example.org");
        var wishes = new Wishes(null, structure, List.of(workshops), null, Map.of());
        registerParticipant.handle(new RegisterParticipant.Command(id, of, participant, wishes, false));
        return confirmRegistration.handle(id).id();
    }

    private MvcTestResult search(String link, String text) {
        return mvc.post().uri(link).with(csrf()).param("who", text).exchange();
    }

    private MvcTestResult checkIn(String link, RegistrationId id) {
        return mvc.post()
                .uri(link + "/arrivee")
                .with(csrf())
                .param("choix", handles().choice(id))
                .exchange();
    }

    private void expectClosed(String address) {
        for (var answer : List.of(
                mvc.get().uri(address).exchange(),
                search(address, "lovelace"),
                checkIn(address, new RegistrationId("nobody")),
                mvc.get().uri(address + "/aide").exchange(),
                mvc.get().uri(address + "/bienvenue/x").exchange())) {
            assertThat(answer).as(address).hasStatus(404).bodyText().doesNotContain("Lovelace");
        }
    }

    private static boolean isExceeded(@Nullable MvcTestResult answer) {
        return answer != null && answer.getResponse().getStatus() == 429;
    }

    private static long buttons(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString().split("name=\"choix\"", -1).length - 1L;
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult post(String path) {
        return mvc.post()
                .uri(staffPage() + path)
                .with(csrf())
                .with(staff("organiser"))
                .exchange();
    }

    private String staffPage() {
        return "/coordination/journees/%s/tablette".formatted(day.value());
    }
}
