package fr.spro.registration.website.web;

import static fr.spro.platform.web.SignedIn.program;
import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.registration.Examples;
import fr.spro.registration.FilledForm;
import fr.spro.registration.PageTest;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The address of a day's public page follows the date of the draft, and stays once the day is published.
class PublicAddressTests extends PageTest {

    private static final Instant FIRST_DATE = Instant.parse("2027-03-04T08:30:00Z");
    private static final DayId ID = new DayId("journee-regionale-2027-03-04");
    private static final String ADDRESS = "journee-regionale-2027-11-19";

    @Test
    void the_address_of_a_draft_follows_its_date_and_its_publication_tells_it() {
        draft(ID);
        assertThat(days.get(ID).address()).isEqualTo(ID.value());

        move(ID, START);

        assertThat(mvc.get().uri("/coordination/journees/{id}", ID.value()).with(staff("organiser")))
                .bodyText()
                .contains("son adresse suit sa date", "/journees/" + ADDRESS);
        publish(ID);
        assertThat(page(ADDRESS)).hasStatusOk().bodyText().contains("/journees/%s/inscription".formatted(ADDRESS));
        assertThat(mvc.get().uri("/"))
                .bodyText()
                .contains("/journees/" + ADDRESS)
                .doesNotContain(ID.value());
        assertThat(events(ID))
                .first()
                .isInstanceOfSatisfying(
                        DayPublished.class,
                        event -> assertThat(event.day().slug()).isEqualTo(ADDRESS));
        assertThat(mvc.get().uri("/api/registration/v1/days/{id}", ID.value()).with(program()))
                .bodyJson()
                .hasPathSatisfying("$.slug", slug -> slug.assertThat().isEqualTo(ID.value()))
                .extractingPath("$.address")
                .isEqualTo(ADDRESS);
    }

    @Test
    void the_address_of_the_first_draft_leads_to_each_page_and_takes_its_form() {
        draft(ID);
        move(ID, START);
        publish(ID);

        for (var page : List.of("", "/inscription", "/lien", "/journee.ics")) {
            assertThat(mvc.get().uri("/journees/{id}{page}?lang=en", ID.value(), page))
                    .hasStatus(301)
                    .hasHeader("Location", "/journees/%s%s?lang=en".formatted(ADDRESS, page));
        }
        assertThat(FilledForm.sent(mvc, ID.value(), "Ada", "ada@example.org"))
                .as("an open form is not lost")
                .hasStatus3xxRedirection();
        assertThat(registrations.findByDay(ID)).hasSize(1);
    }

    @Test
    void a_published_day_that_moves_keeps_its_address_and_says_the_new_date() {
        draft(ID);
        move(ID, START);
        publish(ID);

        move(ID, START.plusSeconds(7 * 86_400));

        assertThat(page(ADDRESS)).hasStatusOk().bodyText().contains("vendredi 26 novembre 2027");
        assertThat(page("journee-regionale-2027-11-26")).hasStatus(404);
    }

    @Test
    void an_address_that_another_day_has_gets_a_number() {
        var other = new DayId(ADDRESS);
        draft(other);
        move(other, START);
        draft(ID);
        move(ID, START);

        publish(ID);

        assertThat(days.get(ID).address()).isEqualTo(ADDRESS + "-2");
        assertThat(page(ADDRESS)).as("a draft").hasStatus(404);
        publish(other);
        move(other, START.plusSeconds(86_400));
        assertThat(page(ADDRESS)).hasStatusOk().bodyText().contains("samedi 20 novembre 2027");
        assertThat(page(ADDRESS + "-2")).hasStatusOk().bodyText().contains("vendredi 19 novembre 2027");
    }

    @Test
    void a_new_draft_does_not_take_the_address_of_a_published_day() {
        draft(ID);
        move(ID, START);
        publish(ID);

        var outcome = draftDay.handle(Examples.day(ADDRESS, 10, 5), "camille");

        assertThat(outcome).isEqualTo(new DraftDay.Outcome.SlugTaken());
    }

    @Test
    void two_days_published_at_once_get_different_addresses() throws Exception {
        mongo.with(dayUseCases.indexes());
        for (int round = 0; round < 10; round++) {
            var first = new DayId("reunion-%d-2027-03-04".formatted(round));
            var second = new DayId("reunion-%d-2027-03-05".formatted(round));
            for (var id : List.of(first, second)) {
                draft(id);
                move(id, START);
            }

            var threads = List.of(
                    Thread.startVirtualThread(() -> publish(first)), Thread.startVirtualThread(() -> publish(second)));
            for (var thread : threads) thread.join();

            var address = "reunion-%d-2027-11-19".formatted(round);
            assertThat(Set.of(days.get(first).address(), days.get(second).address()))
                    .containsExactlyInAnyOrder(address, address + "-2");
        }
    }

    @Test
    void an_address_without_a_date_stays() {
        draft(day);
        move(day, START);

        publish(day);

        assertThat(days.get(day).address()).isEqualTo(day.value());
    }

    private void draft(DayId id) {
        draftDay.handle(RegionalDay.draft(id, id.value(), details(FIRST_DATE), List.of(), List.of()), "camille");
    }

    private void move(DayId id, Instant start) {
        editDay.handle(new EditDay.Command(id, "camille", new DayEdit.Describe(details(start), List.of())));
    }

    private void publish(DayId id) {
        moveDay.handle(id, Step.PUBLISH, "camille");
    }

    private static Details details(Instant start) {
        return new Details(
                "Journée régionale",
                "Une journée pour se retrouver.",
                "Angers",
                null,
                start,
                start.plusSeconds(7 * 3600),
                50,
                List.of(),
                null,
                null,
                null);
    }

    private MvcTestResult page(String address) {
        return mvc.get().uri("/journees/{address}", address).exchange();
    }
}
