package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Participant;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.RequestLimits;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.kiosk.KioskAction;
import fr.spro.registration.kiosk.KioskLinks;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The tablet at the entrance, where people say themselves that they have come.
class KioskTests extends RunningService {

    @Autowired
    KioskLinks kioskLinks;

    @Autowired
    RequestLimits.Settings limits;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void who_finds_the_own_name_says_so_and_reads_where_the_workshop_is() {
        var link = tablets(20, 5);
        var ada = guest("Ada Lovelace", "Mission locale", MORNING, AFTERNOON);

        var found = search(link, "love");
        assertThat(found).hasStatusOk().bodyText().contains("Est-ce vous", "Ada L.", "C’est moi", "Mission locale");
        var welcomed = arrive(link, ada);
        var greeting = welcomed.getResponse().getRedirectedUrl();
        assertThat(greeting).startsWith(link + "/bienvenue/");

        var page = mvc.get().uri(greeting).exchange();
        assertThat(page)
                .hasStatusOk()
                .hasHeader("Refresh", "30; url=%s?lang=fr".formatted(link))
                .hasHeader("Referrer-Policy", "no-referrer")
                .satisfies(result -> assertThat(result.getResponse().getHeader("Cache-Control"))
                        .contains("no-store"))
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
        assertThat(registrations.findById(ada).orElseThrow().attendance().checkedInAt())
                .isAfterOrEqualTo(now);
        assertThat(registrations.findById(ada).orElseThrow().attendance().sessions())
                .isEmpty();
    }

    @Test
    void letters_are_found_at_the_beginning_of_each_name_whatever_accents_and_case() {
        var link = tablets(20, 5);
        guest("Hélène Lefèvre-Ünal", "CIO");
        guest("Zoé O’Cœur", "Apec");

        for (var text : List.of("HELENE", "hél", "lefevre", "ünal", "una hel", "Lefèvre Hélène")) {
            assertThat(search(link, text))
                    .as(text)
                    .bodyText()
                    .contains("Hélène L.")
                    .doesNotContain("Zoé");
        }
        for (var text : List.of("coeur", "Cœur", "o'coeur", "zoe c")) {
            assertThat(search(link, text)).as(text).bodyText().contains("Zoé O.");
        }
        for (var text : List.of("elene", "evre", "lefebvre", "helene durand", ".*.*.*abc", "example")) {
            assertThat(search(link, text))
                    .as(text)
                    .hasStatusOk()
                    .bodyText()
                    .contains("Nous ne vous avons pas trouvé", "adressez-vous à l’accueil")
                    .doesNotContain("Hélène", "Zoé");
        }
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
    void at_most_five_people_are_shown_and_of_more_nobody() {
        var link = tablets(20, 5);
        for (int i = 1; i <= 5; i++) guest("Marie Martin" + "abcde".charAt(i - 1), "Structure " + i);

        assertThat(buttons(search(link, "marti"))).isEqualTo(5);

        guest("Marc Martinez", "Structure 6");
        assertThat(search(link, "marti"))
                .hasStatusOk()
                .bodyText()
                .contains("Plusieurs personnes ont un tel nom")
                .doesNotContain("Structure", "Marc");
        assertThat(search(link, "marti marc")).bodyText().contains("Marc M.").doesNotContain("Marie");
    }

    @Test
    void no_more_is_shown_than_tells_people_apart_and_who_cannot_be_told_apart_goes_to_the_desk() {
        var link = tablets(20, 5);
        guest("Camille Durand", "CIO");
        guest("Camille Dupont", "CIO");
        guest("Camille Dubois", "Apec");
        guest("Sam Petit", "CIO");
        guest("Sam Petit", "CIO");

        assertThat(search(link, "camille"))
                .bodyText()
                .contains("Camille Durand", "Camille Dupont", "Camille D.")
                .doesNotContain("Dubois", "example.org");
        assertThat(search(link, "durand")).bodyText().contains("Camille D.").doesNotContain("Camille Durand");
        guest("Samia Petit", "CIO");
        assertThat(search(link, "petit"))
                .bodyText()
                .contains("Samia P.", "portent le même nom")
                .doesNotContain("Sam P");
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
    void what_people_wrote_stays_text_and_a_name_stays_out_of_addresses() {
        var link = tablets(20, 5);
        var ada = guest("<b>Ada</b> <script>alert(1)</script>", "<i>CIO</i>");

        assertThat(search(link, "ada"))
                .bodyText()
                .contains("&lt;b&gt;Ada&lt;/b&gt; &lt;.", "&lt;i&gt;CIO&lt;/i&gt;")
                .doesNotContain("<b>Ada", "<script", "<i>CIO");
        assertThat(search(link, "\"><script>x")).bodyText().doesNotContain("<script");
        var greeting = arrive(link, ada).getResponse().getRedirectedUrl();
        assertThat(greeting).doesNotContain("Ada");
        assertThat(mvc.get().uri(URI.create(greeting)))
                .bodyText()
                .contains("Bienvenue, &lt;b&gt;Ada")
                .doesNotContain("<b>");
    }

    @Test
    void only_the_present_link_of_a_public_day_opens_the_tablet_and_only_in_its_time() {
        var link = tablets(20, 5);
        var ada = guest("Ada Lovelace", "CIO");
        var first = link.substring(link.lastIndexOf('/') + 1);
        var kiosk = links.withPurpose("kiosk");
        assertThat(kiosk.text(day.value(), 1)).isEqualTo(first);
        closed(List.of(
                "/accueil/" + links.text(day.value(), 1),
                "/accueil/" + links.withPurpose("report").text(day.value(), 1),
                "/accueil/" + links.text(ada.value(), 1),
                "/accueil/" + kiosk.text(day.value(), 2),
                "/accueil/" + kiosk.text(ada.value(), 1),
                "/accueil/" + first.substring(0, first.length() - 2) + "xx",
                "/accueil/x"));
        assertThat(mvc.get().uri("/inscriptions/" + first)).hasStatus(404);
        assertThat(mvc.get().uri("/comptes-rendus/" + first)).hasStatus(404);

        var second = given();
        closed(List.of(link));
        assertThat(mvc.get().uri(second)).hasStatusOk();
        moveDay.handle(day, Step.CANCEL, "camille");
        closed(List.of(second));
        moveDay.handle(day, Step.REINSTATE, "camille");
        moveDay.handle(day, Step.HOLD, "camille");
        assertThat(mvc.get().uri(second)).hasStatusOk();
        assertThat(post("/lien/retrait")).hasRedirectedUrl(staffPage() + "?fait=lien-retire");
        closed(List.of(second));
        assertThat(registrations.findById(ada).orElseThrow().attendance().checkedInAt())
                .isNull();
    }

    @Test
    void the_organiser_shows_a_code_that_the_tablet_reads_as_the_address() throws Exception {
        var link = tablets(20, 5);

        var code = Pattern.compile("class=\"qr\"[^>]*src=\"data:image/png;base64,([^\"]+)\"")
                .matcher(organiserPage().getResponse().getContentAsString());
        assertThat(code.find()).isTrue();

        var picture = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(code.group(1))));
        var points = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), points);
        var read = new QRCodeReader()
                .decode(
                        new BinaryBitmap(new GlobalHistogramBinarizer(source)),
                        Map.of(DecodeHintType.PURE_BARCODE, true));
        assertThat(read.getText()).endsWith(link);
    }

    @Test
    void a_tablet_of_a_day_that_is_days_ahead_or_over_opens_nothing() {
        for (var startsIn : List.of(Duration.ofDays(3), Duration.ofHours(-8))) {
            var other = new DayId(Infrastructure.fresh("d"));
            publish(other, now.plus(startsIn), 20, 5);
            kioskLinks.give(other, "camille");

            closed(List.of("/accueil/" + links.withPurpose("kiosk").text(other.value(), 1)));
        }
    }

    @Test
    void who_waits_has_cancelled_or_belongs_to_another_day_is_sent_to_the_desk_and_not_noted() {
        var other = day("another", 5);
        var stranger = guest(other, "Bea Autre", "CIO");
        var link = tablets(1, 1);
        var seated = guest("Ada Lovelace", "CIO");
        var waiting = guest("Cleo Attente", "CIO");
        var cancelled = guest("Dora Partie", "CIO");
        cancelRegistration.handle(cancelled, "camille");

        for (var id : List.of(waiting, cancelled, stranger, new RegistrationId("nobody"))) {
            for (var answer : List.of(arrive(link, id), search(link, "SPRO:" + id.value()))) {
                assertThat(answer).as(id.value()).hasRedirectedUrl(link + "/aide");
            }
            registrations
                    .findById(id)
                    .ifPresent(found ->
                            assertThat(found.attendance().checkedInAt()).isNull());
        }
        assertThat(search(link, "partie")).bodyText().contains("Nous ne vous avons pas trouvé");
        assertThat(mvc.get().uri(link + "/aide")).hasStatusOk().bodyText().contains("Adressez‑vous à l’accueil");
        assertThat(search(link, " SPRO:%s\t".formatted(seated.value()))
                        .getResponse()
                        .getRedirectedUrl())
                .startsWith(link + "/bienvenue/");
        assertThat(registrations.findById(seated).orElseThrow().attendance().checkedInAt())
                .isNotNull();
    }

    @Test
    void who_was_noted_at_the_door_or_taps_twice_is_greeted_again_and_counts_once() {
        var link = tablets(20, 5);
        var ada = guest("Ada Lovelace", "CIO");
        checkIn.handle(day, ada, MORNING, Scope.WHOLE);
        var noted = registrations.findById(ada).orElseThrow();

        for (int i = 0; i < 2; i++) {
            var greeting = arrive(link, ada).getResponse().getRedirectedUrl();
            assertThat(mvc.get().uri(greeting)).bodyText().contains("Votre arrivée était déjà notée, à ");
        }

        assertThat(registrations.findById(ada)).contains(noted);
    }

    @Test
    void two_tablets_and_the_door_at_once_count_each_person_once() throws Exception {
        var link = tablets(20, 5);
        var ids = List.of(guest("Ada A", "CIO"), guest("Bea B", "CIO"), guest("Cleo C", "CIO"));

        inParallel(36, number -> {
            var id = ids.get(number % 3);
            if (number % 4 == 0) checkIn.handle(day, id, null, Scope.WHOLE);
            else assertThat(arrive(link, id)).hasStatus3xxRedirection();
            return id;
        });

        assertThat(mvc.get()
                        .uri("/coordination/journees/%s/chiffres".formatted(day.value()))
                        .with(staff("organiser")))
                .bodyText()
                .contains("Personnes présentes\u00a0: 3, sur 3 inscriptions confirmées");
        for (var id : ids) {
            var at = registrations.findById(id).orElseThrow().attendance().checkedInAt();
            await().untilAsserted(() -> assertThat(Facts.published(Topic.REGISTRATIONS, id.value()))
                    .filteredOn(ParticipantCheckedIn.class::isInstance)
                    .last()
                    .isInstanceOfSatisfying(
                            ParticipantCheckedIn.class,
                            fact -> assertThat(fact.checkedInAt()).isEqualTo(at)));
        }
    }

    @Test
    void who_searches_too_often_waits_a_minute_and_other_days_do_not() {
        var link = tablets(20, 5);
        guest("Ada Lovelace", "CIO");
        MvcTestResult last = null;
        // A minute may end in between: then it takes as many again.
        for (int i = 0; i <= 2 * limits.perKiosk() && (last == null || !isCrowded(last)); i++) {
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
        kioskLinks.give(other, "camille");
        assertThat(search("/accueil/" + links.withPurpose("kiosk").text(other.value(), 1), "lov"))
                .hasStatusOk();
    }

    @Test
    void a_greeting_is_of_its_own_day_and_made_by_us() {
        var link = tablets(20, 5);
        var stranger = guest(day("another", 5), "Bea Autre", "CIO");
        var ticket = links.withPurpose("kiosk-welcome")
                .text("%s~%d".formatted(stranger.value(), now.plusSeconds(60).getEpochSecond()), 0);

        for (var wrong : List.of(ticket, "x", links.text(stranger.value(), 1), ticket.replace("~", "~1"))) {
            assertThat(mvc.get().uri(link + "/bienvenue/" + wrong)).as(wrong).hasRedirectedUrl(link);
        }
    }

    @Test
    void the_organiser_makes_replaces_and_withdraws_the_address_and_the_history_shows_it() {
        publish(day, now.plus(Duration.ofDays(3)), 20, 5);
        assertThat(organiserPage()).hasStatusOk().bodyText().contains("éteinte", "Créer l’adresse");

        assertThat(post("/lien")).hasRedirectedUrl(staffPage() + "?fait=lien");
        assertThat(organiserPage())
                .bodyText()
                .contains("allumée", "Remplacer l’adresse", "Éteindre les tablettes", "/accueil/" + day.value());
        post("/lien");
        post("/lien/retrait");
        post("/lien/retrait");

        assertThat(organiserPage()).bodyText().contains("éteinte").doesNotContain("/accueil/" + day.value() + ".");
        assertThat(history(day.subject()))
                .extracting(AuditRecord::action)
                .endsWith(
                        KioskAction.LINK_GIVEN.code(),
                        KioskAction.LINK_GIVEN.code(),
                        KioskAction.LINK_WITHDRAWN.code());
        moveDay.handle(day, Step.CANCEL, "camille");
        assertThat(post("/lien")).hasRedirectedUrl(staffPage() + "?fait=fini");
        assertThat(organiserPage()).bodyText().contains("aucune tablette ne s’ouvre plus");
    }

    @Test
    void a_program_switches_the_tablets_on_and_off() {
        publish(day, now.minusSeconds(60), 20, 5);
        var kiosk = "/api/registration/v1/days/%s/kiosk".formatted(day.value());

        assertThat(mvc.get().uri(kiosk).with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.link")
                .isNull();
        assertThat(mvc.post().uri(kiosk + "/link").with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.link")
                .asString()
                .endsWith(links.withPurpose("kiosk").text(day.value(), 1));
        assertThat(mvc.delete().uri(kiosk + "/link").with(program()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.link")
                .isNull();
        moveDay.handle(day, Step.CANCEL, "camille");
        assertThat(mvc.post().uri(kiosk + "/link").with(program())).hasStatus(422);
    }

    private String tablets(int places, int morningSeats) {
        publish(day, now.minus(1, ChronoUnit.HOURS), places, morningSeats);
        return given();
    }

    private String given() {
        kioskLinks.give(day, "camille");
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
        var participant = new Participant(name, id.value() + "@example.org", "fr");
        var wishes = new Wishes(null, structure, List.of(workshops), null, Map.of());
        registerParticipant.handle(new RegisterParticipant.Command(id, of, participant, wishes, false));
        return confirmRegistration.handle(id).id();
    }

    private MvcTestResult search(String link, String text) {
        return mvc.post().uri(link).with(csrf()).param("who", text).exchange();
    }

    private MvcTestResult arrive(String link, RegistrationId id) {
        return mvc.post()
                .uri(link + "/arrivee")
                .with(csrf())
                .param("inscription", id.value())
                .exchange();
    }

    private void closed(List<String> addresses) {
        for (var address : addresses) {
            for (var answer : List.of(
                    mvc.get().uri(address).exchange(),
                    search(address, "lovelace"),
                    arrive(address, new RegistrationId("nobody")),
                    mvc.get().uri(address + "/aide").exchange(),
                    mvc.get().uri(address + "/bienvenue/x").exchange())) {
                assertThat(answer).as(address).hasStatus(404).bodyText().doesNotContain("Lovelace");
            }
        }
    }

    private static boolean isCrowded(@Nullable MvcTestResult answer) {
        return answer != null && answer.getResponse().getStatus() == 429;
    }

    private static long buttons(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString().split("name=\"inscription\"", -1).length - 1L;
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult organiserPage() {
        return mvc.get().uri(staffPage()).with(staff("organiser")).exchange();
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
