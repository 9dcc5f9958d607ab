package fr.spro.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent.Announcement;
import fr.spro.contracts.DayEvent.Day;
import fr.spro.contracts.DayEvent.Session;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.contracts.RegistrationEvent.Earlier;
import fr.spro.contracts.RegistrationEvent.EarlierSession;
import fr.spro.contracts.RegistrationEvent.Place;
import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The sentences of a mail about a change: what is new, and what it was before.
class ChangeTextTests {

    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant END = Instant.parse("2026-11-20T16:00:00Z");
    private static final Session WORKSHOP = new Session(
            "w-1", SessionKind.WORKSHOP, "Choisir", START, START.plusSeconds(3600), "Salle Loire", 30, null);
    private static final Day DAY = new Day(
            3,
            "journee",
            "Journée",
            START,
            END,
            "Laval",
            "Gare",
            List.of(WORKSHOP),
            List.of(),
            List.of(new Announcement(2, "Ancien."), new Announcement(3, "Le train ne circule pas.\nPrenez le car.")),
            null,
            null,
            null,
            null,
            null);

    @Test
    void says_the_new_and_the_old_date_with_the_end() {
        var before = earlier(START.minusSeconds(86_400), END.minusSeconds(86_400), "Laval", "Gare");

        assertThat(sentences("fr", Reason.DAY_MOVED, before))
                .singleElement()
                .asString()
                .contains("vendredi 20 novembre 2026, de 10\u00a0h\u00a000 à 17\u00a0h\u00a000")
                .contains("auparavant")
                .contains("jeudi 19 novembre 2026, de 10\u00a0h\u00a000 à 17\u00a0h\u00a000");
        assertThat(sentences("en", Reason.DAY_MOVED, before))
                .containsExactly("The date or time of “Journée” has changed: Friday 20 November 2026, 10:00 to 17:00"
                        + " (previously Thursday 19 November 2026, 10:00 to 17:00).");
    }

    @Test
    void says_another_end_alone() {
        assertThat(sentences("en", Reason.DAY_MOVED, earlier(START, END.minusSeconds(3600), "Laval", "Gare")))
                .singleElement()
                .asString()
                .contains("10:00 to 17:00", "10:00 to 16:00");
    }

    @Test
    void says_another_place_and_another_way_to_it_but_not_what_is_unchanged() {
        assertThat(sentences("en", Reason.DAY_MOVED, earlier(START, END, "Angers", "Parking")))
                .containsExactly(
                        "“Journée” has moved to a new venue: Laval (previously Angers).",
                        "Getting there: Gare (previously: Parking)");
        assertThat(sentences("en", Reason.DAY_MOVED, earlier(START, END, "Laval", "**Parking**\n- A\n- B")))
                .as("marks and line breaks of a long text")
                .containsExactly("Getting there: Gare (previously: Parking A B)");
        assertThat(sentences("en", Reason.DAY_MOVED, earlier(START, END, "Angers", null)))
                .as("an earlier version did not know the way")
                .hasSize(1);
        assertThat(sentences("en", Reason.DAY_MOVED, earlier(START, END, "Laval", "")))
                .as("there was none")
                .containsExactly("Getting there: Gare");
        assertThat(sentences("en", Reason.DAY_MOVED, earlier(START, END, "Angers", null)))
                .as("only the place")
                .hasSize(1);
    }

    @Test
    void says_the_new_and_the_old_room_of_a_session() {
        var before = new EarlierSession("w-1", "Choisir", START, START.plusSeconds(3600), "Salle Erdre", null);

        assertThat(sentences("en", Reason.SESSIONS_MOVED, earlier(START, END, "Laval", "Gare", before)))
                .containsExactly("“Choisir” has moved to another room: Salle Loire (previously Salle Erdre).");
    }

    @Test
    void names_a_session_that_no_longer_takes_place() {
        var before = new EarlierSession("w-9", "Écouter", START, START.plusSeconds(3600), "Salle Erdre", null);
        var event = event(Reason.SEATS_LOST, List.of("w-9"), earlier(START, END, "Laval", "Gare", before), List.of());

        var text = new ChangeText(texts("en"), DAY, event);
        assertThat(text.subject()).startsWith("One of your workshops is cancelled");
        assertThat(text.sentences())
                .containsExactly(
                        "“Écouter” will no longer take place.",
                        "Your page says whether you can still choose another workshop.");
    }

    @Test
    void another_workshop_is_offered_only_as_long_as_it_can_be_chosen_and_where_there_is_one() {
        var gone = new EarlierSession("w-9", "Écouter", START, END, "Salle Erdre", null);
        var alone = new EarlierSession("w-8", "Lire", END.minusSeconds(3600), END, "Salle Erdre", null);

        assertThat(removed(gone, END)).contains("vous pouvez choisir un autre atelier jusqu’au vendredi 20 novembre");
        assertThat(removed(gone, START))
                .contains("Le choix des ateliers est clos")
                .doesNotContain("vous pouvez choisir");
        assertThat(removed(alone, END)).as("no other one then").isEqualTo("«\u00a0Lire\u00a0» n’a plus lieu.");
    }

    private static String removed(EarlierSession session, Instant choicesUntil) {
        var day = new Day(
                3,
                "journee",
                "Journée",
                START,
                END,
                "Laval",
                "Gare",
                List.of(WORKSHOP),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                choicesUntil);
        var before = earlier(START, END, "Laval", "Gare", session);
        var event = event(Reason.SEATS_LOST, List.of(session.sessionId()), before, List.of());
        return String.join(" ", new ChangeText(texts("fr"), day, event).sentences());
    }

    @Test
    void shows_only_the_announcements_of_these_changes() {
        var event = event(Reason.DAY_MOVED, List.of(), null, List.of(3L));

        assertThat(new ChangeText(texts("fr"), DAY, event).announcements())
                .containsExactly("Le train ne circule pas.\nPrenez le car.");
    }

    @Test
    void the_times_of_a_day_in_another_time_zone_say_so() {
        var overseas = new MailTexts(Kind.CHANGED, Locale.FRENCH, ZoneId.of("Indian/Reunion"));

        assertThat(overseas.dateTime(START))
                .isEqualTo("vendredi 20 novembre 2026 à 13\u00a0h\u00a000 (heure de La Réunion)");
        assertThat(texts("fr").dateTime(START)).isEqualTo("vendredi 20 novembre 2026 à 10\u00a0h\u00a000");
    }

    @Test
    void the_first_of_a_month_is_an_ordinal_in_french_only() {
        var first = Instant.parse("2026-12-01T08:30:00Z");

        assertThat(texts("fr").period(first, first.plusSeconds(3600)))
                .isEqualTo("mardi 1er décembre 2026, de 9\u00a0h\u00a030 à 10\u00a0h\u00a030");
        assertThat(texts("en").period(first, first.plusSeconds(3600)))
                .isEqualTo("Tuesday 1 December 2026, 9:30 to 10:30");
    }

    @Test
    void an_event_of_an_earlier_version_is_said_in_general() {
        assertThat(sentences("en", Reason.DAY_MOVED, null))
                .containsExactly(
                        "The time or venue of “Journée” has changed: see you on Friday 20 November 2026, 10:00 to"
                                + " 17:00, at Laval.");
    }

    @Test
    void an_english_mail_names_translated_sessions_and_ways_in_english() {
        var translated = new Day(
                3,
                "journee",
                "Journée",
                START,
                END,
                "Laval",
                "Gare",
                List.of(new Session(
                        "w-1",
                        SessionKind.WORKSHOP,
                        "Choisir",
                        START,
                        START.plusSeconds(3600),
                        "Salle Loire",
                        30,
                        "Choosing")),
                List.of(),
                List.of(),
                null,
                "The day",
                "Station",
                null,
                null);
        var gone = new EarlierSession("w-9", "Écouter", START, END, "Salle Erdre", "Listening");
        var moved = new EarlierSession("w-1", "Choisir", START, START.plusSeconds(3600), "Salle Erdre", null);
        var earlier = new Earlier(START, END, "Angers", "Parc", List.of(gone, moved), "Car park", null);

        assertThat(new ChangeText(texts("en"), translated, event(Reason.DAY_MOVED, List.of(), earlier, List.of()))
                        .sentences())
                .containsExactly(
                        "“The day” has moved to a new venue: Laval (previously Angers).",
                        "Getting there: Station (previously: Car park)");
        assertThat(new ChangeText(texts("en"), translated, event(Reason.SESSIONS_MOVED, List.of(), earlier, List.of()))
                        .sentences())
                .containsExactly("“Choosing” has moved to another room: Salle Loire (previously Salle Erdre).");
        var removed = event(Reason.SEATS_LOST, List.of("w-9"), earlier, List.of());
        assertThat(new ChangeText(texts("en"), translated, removed).sentences())
                .contains("“Listening” will no longer take place.");
        assertThat(new ChangeText(texts("fr"), translated, removed).sentences())
                .contains("«\u00a0Écouter\u00a0» n’a plus lieu.");
    }

    @Test
    void names_the_workshops_that_were_dropped() {
        var dropped = event(Reason.WORKSHOPS_CHOSEN, List.of("w-1"), null, List.of());
        var none = event(Reason.WORKSHOPS_CHOSEN, List.of(), null, List.of());

        assertThat(new ChangeText(texts("fr"), DAY, dropped).sentences())
                .containsExactly(
                        "Vous avez laissé «\u00a0Choisir\u00a0»\u00a0: votre nouveau choix d’ateliers est enregistré.");
        assertThat(new ChangeText(texts("en"), DAY, dropped).sentences())
                .containsExactly("You have given up “Choisir”: your new choice of workshops is saved.");
        assertThat(new ChangeText(texts("fr"), DAY, none).sentences())
                .containsExactly("Votre nouveau choix d’ateliers est enregistré.");
    }

    private static List<String> sentences(String language, Reason reason, @Nullable Earlier earlier) {
        return new ChangeText(texts(language), DAY, event(reason, List.of(), earlier, List.of())).sentences();
    }

    private static MailTexts texts(String language) {
        return new MailTexts(Kind.CHANGED, Locale.of(language), ZoneId.of("Europe/Paris"));
    }

    private static Earlier earlier(
            Instant start, Instant end, String place, @Nullable String access, EarlierSession... sessions) {
        return new Earlier(start, end, place, access, List.of(sessions), null, null);
    }

    private static RegistrationChanged event(
            Reason reason, List<String> removed, @Nullable Earlier earlier, List<Long> announcements) {
        var places = new Places(new Place(true, null), List.of());
        return new RegistrationChanged(
                "r-1",
                "d-1",
                3,
                1,
                1,
                List.of(reason),
                removed,
                reason == Reason.SESSIONS_MOVED ? List.of("w-1") : List.of(),
                places,
                START,
                false,
                removed,
                earlier,
                announcements,
                null,
                null,
                reason == Reason.WORKSHOPS_CHOSEN ? removed : List.of(),
                null,
                null);
    }
}
