package fr.spro.registration.enrolment.web;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.Examples;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.EnglishDay;
import fr.spro.registration.day.EnglishSession;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What the own page says of a day that has changed since the person has read it.
class ChangedAgendaPagesTests extends PageTest {

    private static final String CHANGED = "La journée a changé";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");

    @Test
    void says_before_and_after_of_ones_own_workshop_until_the_person_has_seen_it() throws Exception {
        publish(10, 5);
        var ada = confirmed("Ada", AFTERNOON);
        var bea = confirmed("Bea", MORNING);
        room(AFTERNOON, 4, "Salle Vilaine");

        for (var notified : new boolean[] {false, true}) {
            if (notified) reconcile();
            assertThat(page(ada))
                    .bodyText()
                    .contains(CHANGED, "change de salle\u00a0: Salle Vilaine (auparavant\u00a0: Salle Erdre)");
            assertThat(page(bea)).as("of another workshop").bodyText().doesNotContain(CHANGED);
        }
        see(ada, version(page(ada)));
        assertThat(page(ada)).bodyText().doesNotContain(CHANGED);
        reconcile();
        assertThat(page(ada)).bodyText().doesNotContain(CHANGED);
    }

    @Test
    void several_changes_are_one_and_one_that_is_taken_back_is_none() {
        publish(10, 5);
        var id = confirmed("Ada", AFTERNOON);
        room(AFTERNOON, 4, "Salle Vilaine");
        reconcile();
        room(AFTERNOON, 4, "Salle Loire");
        reconcile();
        assertThat(page(id)).bodyText().contains("Salle Loire (auparavant\u00a0: Salle Erdre)");

        room(AFTERNOON, 4, "Salle Erdre");
        assertThat(page(id)).bodyText().doesNotContain(CHANGED);
    }

    @Test
    void a_later_change_is_said_also_if_an_earlier_one_is_seen_at_that_moment() throws Exception {
        publish(10, 5);
        var id = confirmed("Ada", AFTERNOON);
        room(AFTERNOON, 4, "Salle Vilaine");
        var shown = version(page(id));
        room(AFTERNOON, 4, "Salle Loire");

        see(id, shown);
        assertThat(page(id)).bodyText().contains("Salle Loire (auparavant\u00a0: Salle Erdre)");
        see(id, version(page(id)));
        room(AFTERNOON, 4, "Salle Maine");
        assertThat(page(id)).bodyText().contains("Salle Maine (auparavant\u00a0: Salle Loire)");
    }

    @Test
    void who_has_seen_a_change_before_the_mail_does_not_read_of_it_again_after_it() throws Exception {
        publish(10, 5);
        var id = confirmed("Ada", AFTERNOON);
        room(AFTERNOON, 4, "Salle Vilaine");
        see(id, version(page(id)));
        reconcile();

        assertThat(page(id)).bodyText().doesNotContain(CHANGED);
    }

    @Test
    void a_workshop_that_was_chosen_since_counts_as_seen_as_it_was_then() throws Exception {
        publish(10, 5);
        var id = confirmed("Ada", AFTERNOON);
        room(AFTERNOON, 4, "Salle Vilaine");
        see(id, version(page(id)));
        choose(id, AFTERNOON, MORNING);
        assertThat(page(id)).bodyText().doesNotContain(CHANGED);

        room(MORNING, 1, "Salle Maine");
        reconcile();

        assertThat(page(id)).bodyText().contains(CHANGED, "Salle Maine (auparavant");
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.RemoveSession(MORNING)));
        assertThat(page(id)).bodyText().contains("n’a plus lieu");
    }

    @Test
    void a_workshop_that_changed_while_it_was_not_chosen_is_not_said_to_have_changed() throws Exception {
        publish(10, 5);
        var id = confirmed("Ada", AFTERNOON, MORNING);
        room(AFTERNOON, 4, "Salle Vilaine");
        see(id, version(page(id)));
        choose(id, AFTERNOON);
        room(MORNING, 1, "Salle Maine");
        choose(id, AFTERNOON, MORNING);

        assertThat(page(id)).bodyText().doesNotContain(CHANGED);
    }

    private void choose(RegistrationId id, SessionId... workshops) {
        changeRegistration.handle(choosing(id, Examples.wishes(workshops), "camille"));
        reconcile();
    }

    @Test
    void a_removed_workshop_has_its_name_in_the_language_of_the_page() {
        publish(10, 5);
        var now = find().getSession(MORNING);
        var translated = new Session(
                now.id(),
                now.kind(),
                now.title(),
                now.startsAt(),
                now.endsAt(),
                now.room(),
                now.seats(),
                now.speakers(),
                now.summary(),
                new EnglishSession("Digital tools", null),
                now.pause());
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.PutSession(translated)));
        var id = confirmed("Ada", MORNING);
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.RemoveSession(MORNING)));

        assertThat(page(id)).bodyText().contains("Atelier w-1").doesNotContain("Digital tools");
        assertThat(english(id)).bodyText().contains("“Digital tools” will no longer take place");

        mongo.mongo()
                .updateFirst(
                        Query.query(Criteria.where("_id").is(id.value())),
                        new Update().unset("status.agenda.parts.0.title").unset("status.agenda.parts.0.englishTitle"),
                        Registration.class);
        assertThat(page(id)).bodyText().contains("Un atelier que vous aviez choisi n’a plus lieu");
    }

    @Test
    void other_directions_are_said_to_who_reads_them() {
        publish(10, 5);
        directions("Tramway 1", "Tram 1");
        var id = confirmed("Ada", MORNING);

        directions("Tramway 1", "Tram line 1, then walk");

        assertThat(page(id)).bodyText().doesNotContain(CHANGED);
        assertThat(english(id)).bodyText().contains("The day has changed", "Tram line 1, then walk");
        directions("Tramway 2", "Tram 1");
        assertThat(page(id)).bodyText().contains(CHANGED, "Tramway 2");
        assertThat(english(id)).bodyText().doesNotContain("The day has changed");
    }

    private void directions(String french, String english) {
        var now = find().details();
        edit(new Details(
                now.title(),
                now.description(),
                now.place(),
                french,
                now.startsAt(),
                now.endsAt(),
                now.places(),
                now.rooms(),
                now.opensAt(),
                now.closesAt(),
                now.rehearsal(),
                now.wishesUntil(),
                now.zone(),
                new EnglishDay(null, null, english),
                now.choicesUntil()));
    }

    private MvcTestResult english(RegistrationId id) {
        return mvc.get()
                .uri(ownPage(id))
                .param("lang", "en")
                .locale(Locale.ENGLISH)
                .exchange();
    }

    @Test
    void says_the_earlier_date_and_place_until_the_day_is_over() {
        publish(10, 5);
        var id = confirmed("Ada");
        var now = Examples.details(10);
        edit(new Details(
                now.title(),
                now.description(),
                "Salle des fêtes, 44000 Nantes",
                now.access(),
                now.startsAt(),
                now.endsAt().plusSeconds(3600),
                now.places(),
                now.rooms(),
                now.opensAt(),
                now.closesAt(),
                null,
                null));
        reconcile();

        assertThat(page(id))
                .bodyText()
                .contains(
                        CHANGED,
                        "Le lieu est maintenant\u00a0: Salle des fêtes",
                        "(auparavant\u00a0: Centre de congrès")
                .contains("La journée a lieu ");
        moveTo(Examples.START.plusSeconds(9 * 3600));
        assertThat(page(id)).bodyText().doesNotContain(CHANGED);
    }

    @Test
    void who_has_not_confirmed_reads_it_before_confirming_and_not_afterwards() {
        publish(10, 5);
        var before = register("Ada", MORNING);
        assertThat(page(before)).bodyText().doesNotContain(CHANGED);
        room(MORNING, 1, "Salle Vilaine");
        var after = register("Bea", MORNING);
        reconcile();

        assertThat(page(before))
                .bodyText()
                .contains(CHANGED, "Relisez ces changements avant de confirmer", "Salle Vilaine (auparavant");
        assertThat(page(after)).bodyText().doesNotContain(CHANGED);
        confirmRegistration.handle(before);
        assertThat(page(before)).bodyText().doesNotContain(CHANGED);
    }

    private void room(SessionId workshop, int hour, String room) {
        editDay.handle(new EditDay.Command(
                day, "camille", new DayEdit.PutSession(Examples.workshop(workshop, hour, room, 5))));
    }

    private MvcTestResult page(RegistrationId id) {
        return mvc.get().uri(ownPage(id)).exchange();
    }

    private void see(RegistrationId id, String version) {
        assertThat(mvc.post().uri(ownPage(id) + "/vu").param("version", version).with(csrf()))
                .hasRedirectedUrl(ownPage(id));
    }

    private static String version(MvcTestResult page) throws Exception {
        var found = VERSION.matcher(page.getResponse().getContentAsString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
