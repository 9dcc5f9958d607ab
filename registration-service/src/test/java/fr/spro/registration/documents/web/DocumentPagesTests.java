package fr.spro.registration.documents.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.attendance.WithdrawCheckIn;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.documents.DocumentAction;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.Wishes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The content of printed documents.
class DocumentPagesTests extends PageTest {

    /// In points: the middle of a page, the upper edge of the first card, and the height of a card.
    private static final double MIDDLE = 297.6;

    private static final double TOP = 24 * 72 / 25.4;
    private static final double CARD = 62 * 72 / 25.4;

    private static final Pattern CODE = Pattern.compile("/attestations/([\\w-]+\\.1\\.[\\w-]+)");

    @Test
    void prints_eight_badges_per_page_sorted_by_name_with_confirmed_workshops() throws IOException {
        publish(20, 1);
        confirmed("Zoé", MORNING);
        confirmed("Éloïse", MORNING, AFTERNOON);
        for (int i = 0; i < 7; i++) confirmed("Maël-%d".formatted(i));
        register("Unconfirmed");

        try (var pdf = pdf(post("/papiers/badges.pdf"))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(text(pdf))
                    .containsSubsequence(
                            "Éloïse", "Une association", "Atelier w-3", "Maël-0", "Maël-6", "Zoé", "Atelier w-1")
                    .doesNotContain("Unconfirmed");
            assertThat(text(pdf).split("Atelier w-1", -1)).as("one seat").hasSize(2);
        }
        assertThat(history(day.subject())).last().satisfies(entry -> {
            assertThat(entry.is(DocumentAction.PRINTED)).isTrue();
            assertThat(entry.by()).isEqualTo("camille");
        });
    }

    @Test
    void less_than_a_page_of_badges_begins_at_the_card_that_the_organiser_chooses() throws IOException {
        publish(20, 1);
        var ada = confirmed("Ada");
        var page = "/inscriptions/%s".formatted(ada.value());
        assertThat(mvc.get().uri(staffDay() + page).with(staff("organiser")))
                .bodyText()
                .contains("name=\"premiere\" type=\"number\" min=\"1\" max=\"8\" value=\"1\"");

        assertThat(card(page + "/badge.pdf", "1", "Ada")).isEqualTo(1);
        for (var chosen : List.of("2", "5", "8")) {
            assertThat(card(page + "/badge.pdf", chosen, "Ada")).isEqualTo(Integer.parseInt(chosen));
        }
        assertThat(card(page + "/badge.pdf", "9", "Ada")).as("no such card").isEqualTo(1);
        confirmed("Bea");
        assertThat(card("/papiers/badges.pdf", "7", "Bea")).isEqualTo(8);
        confirmed("Cleo");
        assertThat(card("/papiers/badges.pdf", "7", "Cleo"))
                .as("on the next page")
                .isEqualTo(1);
        for (int i = 0; i < 5; i++) confirmed("Maël-%d".formatted(i));
        assertThat(card("/papiers/badges.pdf", "7", "Ada")).as("a whole page").isEqualTo(1);
    }

    /// The card on which a name is printed, from 1, row by row.
    private int card(String path, String first, String name) throws IOException {
        var answer = mvc.post()
                .uri(staffDay() + path)
                .param("premiere", first)
                .with(csrf())
                .with(staff("camille", "organiser"))
                .exchange();
        var cards = new ArrayList<Integer>();
        try (var pdf = pdf(answer)) {
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> letters) {
                    if (!text.startsWith(name)) return;
                    var place = letters.getFirst();
                    var column = place.getXDirAdj() < MIDDLE ? 0 : 1;
                    cards.add((int) ((place.getYDirAdj() - TOP) / CARD) * 2 + column + 1);
                }
            }.getText(pdf);
        }
        assertThat(cards).as("printed once").hasSize(1);
        return cards.getFirst();
    }

    @Test
    void one_registration_gets_its_papers_some_times_in_a_minute() {
        publish(20, 1);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 12; i++) {
            statuses.add(own(ada, "/attestation.pdf").getResponse().getStatus());
        }

        assertThat(statuses).startsWith(303, 303, 303).endsWith(429, 429);
        assertThat(own(bea, "/attestation.pdf")).as("another person").hasStatus(303);
    }

    @Test
    void a_pdf_is_tagged_and_embeds_its_fonts() throws IOException {
        publish(20, 1);
        confirmed("Ada", MORNING);

        for (var document : List.of("badges", "feuilles")) {
            try (var pdf = pdf(post("/papiers/%s.pdf".formatted(document)))) {
                var catalog = pdf.getDocumentCatalog();
                assertThat(catalog.getLanguage()).isEqualTo("fr");
                assertThat(catalog.getMarkInfo().isMarked()).isTrue();
                assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
                assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
                assertThat(pdf.getDocumentInformation().getTitle()).contains("Journée régionale");
                for (var page : pdf.getPages()) {
                    for (var font : page.getResources().getFontNames()) {
                        PDFont used = page.getResources().getFont(font);
                        assertThat(used.isEmbedded()).as(used.getName()).isTrue();
                    }
                }
            }
        }
        var english = mvc.post()
                .uri(staffDay() + "/papiers/feuilles.pdf")
                .locale(Locale.ENGLISH)
                .with(csrf())
                .with(staff("camille", "organiser"));
        try (var pdf = pdf(english.exchange())) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentCatalog().getDocumentOutline().children()).hasSize(4);
            assertThat(text(pdf)).contains("The whole day", "page 1 of 4");
        }
    }

    @Test
    void prints_long_names_and_names_in_any_script() throws IOException {
        publish(20, 1);
        var names = List.of(
                "N".repeat(100),
                "<b>Zoé</b> & fils \"d’Alène\"",
                "Anaïs 😀👩‍🚀 \uD83E\uDEE8",
                "مريم Łukasz Ångström-Ōe",
                "漢字 \u0000\u0008\uFFFE x");
        for (int i = 0; i < names.size(); i++) {
            var id = confirmed("Guest" + i);
            // As stored before there was a rule for names.
            mongo.mongo()
                    .updateFirst(
                            Query.query(Criteria.where("_id").is(id.value())),
                            new Update().set("contact.participant.name", names.get(i)),
                            Registration.class);
        }

        try (var pdf = pdf(post("/papiers/badges.pdf"))) {
            assertThat(text(pdf).replaceAll("\\s", ""))
                    .contains("N".repeat(100), "<b>Zoé</b>&fils\"d’Alène\"", "Anaïs😀", "ŁukaszÅngström-Ōe");
        }
        try (var pdf = pdf(post("/papiers/feuilles.pdf"))) {
            assertThat(text(pdf).replaceAll("\\s", ""))
                    .contains("N".repeat(100), "&FILS\"D’ALÈNE\"<b>Zoé</b>", "😀", "Anaïs", "ŁUKASZÅNGSTRÖM-ŌE");
        }
    }

    @Test
    void prints_arabic_from_right_to_left_in_joined_letters_and_copies_every_letter() throws IOException {
        publish(20, 1);
        named(confirmed("Guest"), "محمد الأمين");
        named(confirmed("Other"), "Geoffroy Affleck-Fflint");

        try (var pdf = pdf(post("/papiers/badges.pdf"))) {
            assertThat(text(pdf).replace('\u00A0', ' ')).contains("محمد الأمين", "Geoffroy Affleck-Fflint");
        }
    }

    @Test
    void names_the_people_whose_letters_cannot_be_printed() {
        publish(20, 1);
        named(confirmed("Guest"), "Wang 王小明");
        named(confirmed("Other"), "محمد الأمين Łukasz");

        assertThat(mvc.get().uri(staffDay() + "/papiers").with(staff("organiser")))
                .hasStatusOk()
                .bodyText()
                .contains("Sur les documents d’une personne, un carré", "王小明 Wang")
                .doesNotContain("محمد");
        assertThat(mvc.get().uri(staffDay() + "/attestations").with(staff("organiser")))
                .bodyText()
                .contains("王小明 Wang");
        assertThat(mvc.get().uri(staffDay() + "/papiers").locale(Locale.ENGLISH).with(staff("organiser")))
                .bodyText()
                .contains("On one person’s documents, some letters of the name or organisation are printed as boxes");
    }

    private void named(RegistrationId id, String name) {
        correctParticipant.handle(Examples.correcting(
                store.get(id), name, store.get(id).participant().email().value(), "camille"));
    }

    @Test
    void prints_an_attendance_sheet_per_session_with_the_waiting_list_apart() throws IOException {
        publish(2, 1);
        confirmed("Zoé", MORNING);
        confirmed("Ada", MORNING);
        confirmed("Bea", AFTERNOON);
        register("Max");

        try (var pdf = pdf(post("/papiers/feuilles.pdf"))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(4);
            assertThat(text(pdf, 1))
                    .containsSubsequence(
                            "Toute la journée", "1", "ADA", "2", "ZOÉ", "En attente d’une place", "BEA", "MAX")
                    .contains("page 1 sur 4");
            assertThat(text(pdf, 2)).containsSubsequence("Atelier w-1", "ZOÉ", "En attente d’une place", "ADA");
        }
        try (var pdf = pdf(post("/papiers/feuilles.pdf?liste=w-3"))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(text(pdf)).contains("BEA").doesNotContain("ADA");
        }
        assertThat(post("/papiers/feuilles.pdf?liste=w-9")).hasStatus(404);
    }

    @Test
    void an_attestation_lists_exactly_the_attended_sessions() throws IOException {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING, AFTERNOON);
        var bea = confirmed("Bea", MORNING);
        confirmed("Max", MORNING);
        begin();
        checkIn.handle(day, ada, MORNING, Scope.WHOLE, "camille");
        checkIn.handle(day, bea, null, Scope.WHOLE, "camille");
        assertThat(own(ada, "/attestation.pdf")).as("before the day is held").hasStatus(303);
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        try (var pdf = pdf(own(ada, "/attestation.pdf"))) {
            assertThat(text(pdf))
                    .contains(
                            "Nous attestons que",
                            "Ada",
                            "Une association",
                            "vendredi 19 novembre 2027",
                            "Centre de congrès, 49000 Angers",
                            "Atelier w-1",
                            "Durée totale\u00a0: 1\u00a0h\u00a000",
                            "SPRO Grand Est")
                    .doesNotContain("Atelier w-3");
        }
        try (var pdf = pdf(own(bea, "/attestation.pdf"))) {
            assertThat(text(pdf)).contains("Bea", "sans relevé par séquence").doesNotContain("Atelier", "Durée totale");
        }
        try (var pdf = pdf(post("/papiers/attestations.pdf"))) {
            assertThat(pdf.getNumberOfPages()).as("who was not there has none").isEqualTo(2);
            assertThat(text(pdf)).containsSubsequence("Ada", "Bea").doesNotContain("Max");
        }
    }

    @Test
    void an_attestation_states_the_hours_of_the_programme_and_no_duration_if_no_session_was_recorded()
            throws IOException {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING);
        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        try (var pdf = pdf(own(ada, "/attestation.pdf"))) {
            assertThat(text(pdf))
                    .contains("sans relevé par séquence")
                    .containsPattern("Horaires de la journée, selon le programme.: de 9.h.30 à 16.h.30\\.")
                    .doesNotContain("Durée", "7 h", "Atelier");
        }
    }

    @Test
    void verifies_an_attestation_publicly_without_personal_data() throws IOException {
        publish(10, 5);
        var ada = confirmed("Ada");
        var max = confirmed("Max");
        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        String code;
        try (var pdf = pdf(own(ada, "/attestation.pdf"))) {
            var found = CODE.matcher(text(pdf).replaceAll("\\s", ""));
            assertThat(found.find()).isTrue();
            code = found.group(1);
        }

        assertThat(verified(code))
                .hasStatusOk()
                .bodyText()
                .contains("est authentique", "Journée régionale")
                .doesNotContain("Ada", "ada@example.org");
        eraseParticipant.handle(ada, "participant");
        assertThat(verified(code)).as("also when the person is forgotten").hasStatusOk();
        assertThat(verified(links.text(ada.value(), 1)))
                .as("a link of the mails is no code")
                .hasStatus(404);
        assertThat(verified(links.withPurpose("attestation").text(max.value(), 1)))
                .hasStatus(410);
        assertThat(verified("x" + code)).hasStatus(404).bodyText().contains("Nous ne reconnaissons pas");
    }

    @Test
    void an_attestation_is_not_verified_once_the_attendance_is_withdrawn_or_the_registration_cancelled()
            throws IOException {
        publish(10, 5);
        var ada = confirmed("Ada");
        var bea = confirmed("Bea");
        begin();
        for (var id : List.of(ada, bea)) checkIn.handle(day, id, null, Scope.WHOLE, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        var codes = links.withPurpose("attestation");
        for (var id : List.of(ada, bea)) {
            assertThat(verified(codes.text(id.value(), 1))).hasStatusOk();
        }

        attendance.withdrawCheckIn.handle(new WithdrawCheckIn.Command(day, ada, null, "camille"), Scope.WHOLE);
        cancelRegistration.handle(bea, "camille");

        for (var id : List.of(ada, bea)) {
            assertThat(verified(codes.text(id.value(), 1)))
                    .hasStatus(410)
                    .bodyText()
                    .contains("Cette attestation n’est plus valable")
                    .doesNotContain("ne vient pas de nous");
            assertThat(own(id, "/attestation.pdf")).hasStatus(303);
        }
    }

    @Test
    void an_announced_attestation_says_that_it_comes_back_with_the_completion_of_a_reopened_day() {
        publish(10, 5);
        var ada = confirmed("Ada");
        var max = confirmed("Max");
        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        end();
        var code = links.withPurpose("attestation").text(ada.value(), 1);
        assertThat(own(ada, "")).as("never announced").bodyText().doesNotContain("rouverte");
        moveDay.handle(day, Step.HOLD, "camille");
        enrolment.sendFollowUps.handle(day, clock.instant());
        assertThat(own(ada, "")).bodyText().contains("/attestation.pdf").doesNotContain("rouverte");

        moveDay.handle(day, Step.REVERT, "camille");

        assertThat(own(ada, ""))
                .bodyText()
                .contains("rouverte pour des corrections", "de nouveau clôturée")
                .doesNotContain("/attestation.pdf", "vous recevrez un message");
        assertThat(own(max, "")).as("who was absent").bodyText().doesNotContain("rouverte");
        assertThat(own(ada, "/attestation.pdf"))
                .as("the link of the mail leads to the page that says why")
                .hasStatus(303);
        assertThat(verified(code))
                .hasStatus(409)
                .bodyText()
                .contains("ne peut pas être vérifiée en ce moment", "rouverte")
                .doesNotContain("n’est plus valable", "Ada", "??");
        moveDay.handle(day, Step.HOLD, "camille");
        assertThat(verified(code)).hasStatusOk();
        assertThat(own(ada, "")).bodyText().contains("/attestation.pdf").doesNotContain("rouverte");
    }

    @Test
    void a_participant_downloads_the_own_badge_before_the_day() throws IOException {
        publish(1, 5);
        var ada = confirmed("Ada", MORNING);
        var max = confirmed("Max");

        assertThat(own(ada, "")).bodyText().contains("/badge.pdf");
        try (var pdf = pdf(own(ada, "/badge.pdf"))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(text(pdf)).contains("Ada", "Atelier w-1");
        }
        assertThat(own(max, "")).as("who waits has none").bodyText().doesNotContain("/badge.pdf");
        assertThat(own(max, "/badge.pdf")).hasStatus(303);
        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        assertThat(own(ada, "/badge.pdf")).hasStatus(303);
        assertThat(own(ada, "")).bodyText().contains("/attestation.pdf");
    }

    @Test
    void attestations_are_offered_for_the_structures_that_were_represented() {
        importDirectory.groups(bytes("""
            id;name;territory;coordinator1_id;coordinator1_name;coordinator1_email;coordinator1_subject
            g-1;Groupe;Loire;c-1;M K;m@example.org;m
            """));
        importDirectory.structures(bytes("""
            id;name;type;group;street;postal_code;city;email
            s-north;CIO du Nord;cio;g-1;3 rue du Port;44000;Nantes;cio@example.org
            s-south;Apec du Sud;apec;g-1;3 rue du Port;44000;Nantes;apec@example.org
            """));
        publish(10, 5);
        var wishes = new Wishes(new StructureId("s-north"), null, List.of(), null, Map.of());
        var ada = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                new RegistrationId("r-ada"), day, Examples.participant("Ada"), wishes, false)));
        confirmRegistration.handle(ada);
        begin();
        checkIn.handle(day, ada, null, Scope.WHOLE, "camille");
        end();
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(mvc.get().uri(staffDay() + "/attestations").with(staff("organiser")))
                .bodyText()
                .contains("CIO du Nord")
                .doesNotContain("Apec du Sud");
    }

    @Test
    void only_organisers_print() {
        publish(10, 5);
        var ada = confirmed("Ada");

        for (var path : List.of(
                "/papiers/badges.pdf",
                "/papiers/feuilles.pdf",
                "/papiers/attestations.pdf",
                "/inscriptions/%s/badge.pdf".formatted(ada.value()),
                "/inscriptions/%s/attestation.pdf".formatted(ada.value()))) {
            for (var role : List.of("coordinator", "operator")) {
                assertThat(mvc.post().uri(staffDay() + path).with(csrf()).with(staff("x", role)))
                        .as("%s as %s", path, role)
                        .hasStatus(403);
            }
        }
        assertThat(mvc.get().uri(staffDay() + "/papiers").with(staff("x", "coordinator")))
                .hasStatus(403);
        assertThat(mvc.get().uri(staffDay() + "/papiers").with(staff("camille", "organiser")))
                .bodyText()
                .contains("Télécharger les badges (1)");
        assertThat(mvc.get().uri(staffDay() + "/attestations").with(staff("camille", "organiser")))
                .bodyText()
                .contains("Les attestations sont prêtes une fois la journée clôturée");
        assertThat(post("/inscriptions/%s/badge.pdf".formatted(ada.value()))).hasStatusOk();
        assertThat(post("/papiers/attestations.pdf")).hasRedirectedUrl(staffDay() + "/attestations?rien");
    }

    @Test
    void the_api_returns_the_same_documents() throws IOException {
        publish(10, 5);
        confirmed("Ada");
        var api = "/api/registration/v1/days/%s/documents".formatted(day.value());

        for (var document : List.of("/badges", "/attendance-sheets", "/attendance-sheets?workshop=w-1")) {
            pdf(mvc.post().uri(api + document).with(program()).exchange()).close();
        }
        assertThat(mvc.post().uri(api + "/attestations").with(program())).hasStatus(422);
        assertThat(mvc.post().uri(api + "/attendance-sheets?workshop=w-9").with(program()))
                .hasStatus(404);
    }

    private MvcTestResult post(String path) {
        return mvc.post()
                .uri(staffDay() + path)
                .with(csrf())
                .with(staff("camille", "organiser"))
                .exchange();
    }

    private MvcTestResult own(RegistrationId id, String path) {
        return mvc.get()
                .uri("/inscriptions/" + links.text(id.value(), 1) + path)
                .exchange();
    }

    private MvcTestResult verified(String code) {
        return mvc.get().uri("/attestations/" + code).exchange();
    }

    private String staffDay() {
        return "/coordination/journees/" + day.value();
    }

    private static PDDocument pdf(MvcTestResult answer) throws IOException {
        assertThat(answer).hasStatusOk().hasContentType("application/pdf").hasHeader("Cache-Control", "no-store");
        return Loader.loadPDF(answer.getResponse().getContentAsByteArray());
    }

    private static String text(PDDocument pdf) throws IOException {
        var pages = new ArrayList<String>();
        for (int i = 1; i <= pdf.getNumberOfPages(); i++) pages.add(text(pdf, i));
        return String.join("\n", pages);
    }

    private static String text(PDDocument pdf, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }
}
