package fr.spro.registration;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.DayEvent.DayCancelled;
import fr.spro.contracts.DayEvent.DayChanged;
import fr.spro.contracts.DayEvent.DayHeld;
import fr.spro.contracts.DayEvent.DayPublished;
import fr.spro.contracts.DayEvent.DayReinstated;
import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent;
import fr.spro.contracts.RegistrationEvent.ParticipantPromoted;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.contracts.RegistrationEvent.RegistrationConfirmed;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.day.DayAction;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.Details.Room;
import fr.spro.registration.day.DraftDay;
import fr.spro.registration.day.DuplicateDay;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.RegionalDay.Status;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// A day from its draft to the archive, and what a change of it means to those who come.
class DayTests extends RunningService {

    @Test
    void a_published_day_is_told_with_its_programme_and_a_held_one_once_more() {
        publish(10, 2);
        move(Step.PUBLISH);
        move(Step.HOLD);

        await().untilAsserted(() -> assertThat(Facts.told(Topic.DAYS, day.value()))
                .hasSize(2)
                .satisfies(facts -> {
                    assertThat(facts.getFirst()).isInstanceOfSatisfying(DayPublished.class, fact -> {
                        assertThat(fact.day().version()).isEqualTo(2);
                        assertThat(fact.day().sessions()).hasSize(3);
                    });
                    assertThat(facts.getLast()).isInstanceOf(DayHeld.class);
                }));
        assertThat(move(Step.CLOSE)).isInstanceOf(MoveDay.Outcome.Impossible.class);
    }

    @Test
    void what_was_closed_held_or_cancelled_by_mistake_is_undone_and_the_history_keeps_it() {
        publish(10, 2);
        for (var step : List.of(Step.CLOSE, Step.REOPEN, Step.HOLD, Step.UNHOLD, Step.CANCEL, Step.REINSTATE)) {
            assertThat(move(step)).as("%s", step).isInstanceOf(MoveDay.Outcome.Done.class);
        }

        assertThat(find().status()).isEqualTo(Status.CLOSED);
        assertThat(history(day.subject()))
                .extracting(AuditRecord::action)
                .containsExactly(
                        "day.drafted",
                        "day.published",
                        "day.closed",
                        "day.reopened",
                        "day.held",
                        "day.not-held",
                        "day.cancelled",
                        "day.reinstated");
        assertThat(history(day.subject())).extracting(AuditRecord::by).containsOnly("camille");
        await().untilAsserted(() ->
                assertThat(Facts.told(Topic.DAYS, day.value())).last().isInstanceOf(DayReinstated.class));
    }

    @Test
    void an_archived_day_is_announced_no_more_and_stays_as_it_is() {
        publish(10, 2);
        move(Step.HOLD);
        move(Step.ARCHIVE);

        assertThat(find().isAnnounced()).isFalse();
        assertThat(edit(found -> found.without(MORNING))).isInstanceOf(EditDay.Outcome.Archived.class);
        assertThat(find().sessions()).hasSize(3);
    }

    @Test
    void fewer_seats_are_told_to_those_who_lose_theirs_and_to_nobody_else() {
        publish(10, 2);
        var first = confirmed("Ada", MORNING);
        var second = confirmed("Bea", MORNING);
        var elsewhere = confirmed("Cleo", AFTERNOON);

        edit(found -> found.with(Examples.workshop(MORNING, 1, "Salle Erdre", 1)));

        await().untilAsserted(() -> assertThat(changes(second)).singleElement().satisfies(fact -> {
            assertThat(fact.reasons()).containsExactly(Reason.SEATS_LOST);
            assertThat(fact.lostSessions()).containsExactly("w-1");
            assertThat(fact.places().workshops().getFirst().rank()).isEqualTo(1);
        }));
        assertThat(changes(first)).isEmpty();
        assertThat(changes(elsewhere)).isEmpty();

        edit(found -> found.with(Examples.workshop(MORNING, 1, "Salle Erdre", 5)));

        await().untilAsserted(() -> assertThat(Facts.told(Topic.REGISTRATIONS, second.value()))
                .last()
                .isInstanceOf(ParticipantPromoted.class));
        assertThat(Facts.told(Topic.REGISTRATIONS, first.value())).last().isInstanceOf(RegistrationConfirmed.class);
    }

    @Test
    void another_room_is_told_to_those_who_chose_the_workshop_and_to_nobody_else() {
        publish(10, 2);
        var affected = confirmed("Ada", MORNING);
        var elsewhere = confirmed("Bea", AFTERNOON);

        edit(found -> found.with(Examples.workshop(MORNING, 1, "Salle Vilaine", 2)));

        await().untilAsserted(() -> assertThat(changes(affected))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.reasons()).containsExactly(Reason.SESSIONS_MOVED);
                    assertThat(fact.movedSessions()).containsExactly("w-1");
                }));
        followDay.dayChanged(day);
        await().untilAsserted(() ->
                assertThat(Facts.told(Topic.DAYS, day.value())).last().isInstanceOf(DayChanged.class));
        assertThat(changes(elsewhere)).isEmpty();
        assertThat(changes(affected)).hasSize(1);
    }

    @Test
    void a_workshop_that_leaves_the_programme_leaves_the_registrations() {
        publish(10, 2);
        var id = confirmed("Ada", MORNING, AFTERNOON);

        edit(found -> found.without(MORNING));

        await().untilAsserted(() -> assertThat(changes(id)).singleElement().satisfies(fact -> {
            assertThat(fact.lostSessions()).containsExactly("w-1");
            assertThat(fact.places().workshops()).extracting("sessionId").containsExactly("w-3");
        }));
    }

    @Test
    void a_day_that_is_cancelled_is_told_to_everybody_and_so_is_that_it_takes_place_after_all() {
        publish(1, 2);
        var coming = confirmed("Ada", MORNING);
        var waiting = confirmed("Bea");

        move(Step.CANCEL);

        for (var id : List.of(coming, waiting)) {
            await().untilAsserted(() -> assertThat(changes(id))
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.reasons()).containsExactly(Reason.DAY_CANCELLED)));
        }
        await().untilAsserted(() ->
                assertThat(Facts.told(Topic.DAYS, day.value())).last().isInstanceOf(DayCancelled.class));

        move(Step.REINSTATE);

        await().untilAsserted(() -> assertThat(changes(coming))
                .last()
                .satisfies(fact -> assertThat(fact.reasons()).containsExactly(Reason.DAY_REINSTATED)));
        assertThat(seats.of(find()).day().waiting()).isEqualTo(1);
    }

    @Test
    void registration_opens_and_closes_by_itself() {
        var opens = Instant.now().plusSeconds(3600);
        var before = Examples.details(10);
        var later = new Details(
                before.title(),
                before.description(),
                before.place(),
                before.access(),
                before.startsAt(),
                before.endsAt(),
                before.places(),
                before.rooms(),
                opens,
                opens.plusSeconds(60),
                null);
        publish(10, 2);
        edit(found -> found.with(later, List.of()));

        assertThat(registerParticipant.handle(command("Ada"))).isInstanceOf(RegisterParticipant.Outcome.NotOpen.class);
        assertThat(find().takesRegistrations(opens)).isTrue();
        assertThat(find().takesRegistrations(opens.plusSeconds(60))).isFalse();
    }

    @Test
    void all_mails_of_a_rehearsal_go_to_its_address() {
        var before = Examples.details(10);
        var rehearsal = new Details(
                before.title(),
                before.description(),
                before.place(),
                before.access(),
                before.startsAt(),
                before.endsAt(),
                before.places(),
                before.rooms(),
                null,
                null,
                "equipe@example.org");
        draftDay.handle(RegionalDay.draft(day, "r", rehearsal, List.of(), List.of()), "camille");
        move(Step.PUBLISH);
        var id = confirmed("Ada");

        await().untilAsserted(() -> assertThat(Facts.told(Topic.CONTACTS, EntityRef.registration(id.value())))
                .last()
                .hasFieldOrPropertyWithValue("email", "equipe@example.org"));
        assertThat(find().isAnnounced()).isFalse();
    }

    @Test
    void a_programme_that_clashes_with_itself_is_refused_at_the_field() {
        publish(10, 2);
        var late = new Session(
                MORNING,
                SessionKind.WORKSHOP,
                "Trop tard",
                START.plusSeconds(4 * 3600),
                START.plusSeconds(4 * 3600 - 60),
                "Salle Loire",
                2,
                List.of());

        assertThat(reasons(edit(found -> found.with(late)))).containsExactly("endsAt end-before-start");
        assertThat(reasons(edit(found -> found.with(Examples.workshop(MORNING, 1, "salle loire", 2)))))
                .containsExactly("room room-taken");
        assertThat(reasons(edit(found -> found.with(Examples.workshop(MORNING, 9, "Salle Erdre", 2)))))
                .containsExactly("startsAt outside-day");
        var details = Examples.details(10);
        assertThat(reasons(edit(found -> found.with(
                        new Details(
                                details.title(),
                                details.description(),
                                details.place(),
                                null,
                                details.startsAt(),
                                details.endsAt(),
                                10,
                                List.of(new Room("Salle Loire", 40)),
                                null,
                                null,
                                null),
                        List.of()))))
                .containsExactly("seats seats-above-room");
        assertThat(find().version()).as("nothing was written").isEqualTo(2);
    }

    @Test
    void a_day_is_prepared_like_an_earlier_one_at_the_same_hours_of_the_clock() {
        publish(10, 2);
        confirmed("Ada", MORNING);
        var copy = new DayId(Infrastructure.fresh("copy"));
        var command =
                new DuplicateDay.Command(day, copy, "request", "La suivante", LocalDate.of(2028, 6, 20), "camille");

        duplicateDay.handle(command);
        assertThat(duplicateDay.handle(command)).isInstanceOf(DraftDay.Outcome.Drafted.class);

        var made = days.findById(copy).orElseThrow();
        assertThat(made.status()).isEqualTo(Status.DRAFT);
        assertThat(made.startsAt()).as("summer time").isEqualTo(Instant.parse("2028-06-20T07:30:00Z"));
        assertThat(made.sessions()).hasSize(3);
        assertThat(seats.of(made).day().taken()).isZero();
    }

    private MoveDay.Outcome move(Step step) {
        return moveDay.handle(day, step, "camille");
    }

    private EditDay.Outcome edit(UnaryOperator<RegionalDay> edit) {
        return editDay.handle(new EditDay.Command(day, "camille", DayAction.CHANGED, null, edit));
    }

    private static List<String> reasons(EditDay.Outcome outcome) {
        return ((EditDay.Outcome.Faulty) outcome)
                .violations().stream().map(DayTests::reason).toList();
    }

    private static String reason(Violation violation) {
        return "%s %s".formatted(violation.field(), violation.code());
    }

    private static List<RegistrationChanged> changes(RegistrationId id) {
        return Facts.told(Topic.REGISTRATIONS, id.value()).stream()
                .map(RegistrationEvent.class::cast)
                .filter(RegistrationChanged.class::isInstance)
                .map(RegistrationChanged.class::cast)
                .toList();
    }
}
