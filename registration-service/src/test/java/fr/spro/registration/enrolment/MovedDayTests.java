package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent.DayChanged;
import fr.spro.contracts.DayEvent.DayState;
import fr.spro.contracts.RegistrationEvent.Reason;
import fr.spro.contracts.RegistrationEvent.RegistrationChanged;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.DayEdit.SessionsMove;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.MoveDay;
import fr.spro.registration.day.Session;
import fr.spro.registration.day.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A day at another time or place: its sessions, and what participants are notified of.
class MovedDayTests extends InMemoryService {

    private static final Duration TO_NEXT_WEEK = Duration.ofDays(7).plusMinutes(30);

    @Test
    void moves_the_sessions_with_the_day() {
        publish(10, 2);

        edit(moved(START.plus(TO_NEXT_WEEK), null), SessionsMove.WITH_DAY, null);

        assertThat(find().sessions())
                .extracting(Session::startsAt)
                .startsWith(START.plusSeconds(3600).plus(TO_NEXT_WEEK));
    }

    @Test
    void moves_the_sessions_to_the_date_only_if_their_hours_stay() {
        publish(10, 2);

        edit(moved(START.plus(TO_NEXT_WEEK), null), SessionsMove.WITH_DATE, null);

        assertThat(find().sessions())
                .extracting(Session::startsAt)
                .startsWith(START.plusSeconds(3600).plus(Duration.ofDays(7)));
    }

    @Test
    void tells_each_participant_what_was_before_and_the_message_of_the_organiser() {
        publish(10, 2);
        var id = confirmed("Ada", MORNING);

        edit(moved(START.plus(TO_NEXT_WEEK), null), SessionsMove.WITH_DAY, "Le train ne circule pas le 19.");

        assertThat(changes(id)).singleElement().satisfies(event -> {
            assertThat(event.reasons()).containsExactly(Reason.DAY_MOVED);
            assertThat(event.movedSessions()).as("they moved with the day").isEmpty();
            assertThat(event.earlier().startsAt()).isEqualTo(START);
            assertThat(event.announcements()).containsExactly(find().version());
        });
        assertThat(((DayState) events(day).getLast()).day().announcements())
                .singleElement()
                .satisfies(announcement -> assertThat(announcement.text()).isEqualTo("Le train ne circule pas le 19."));
    }

    @Test
    void tells_a_later_participant_nothing_of_an_earlier_message() {
        publish(10, 2);
        edit(moved(START.plus(TO_NEXT_WEEK), null), SessionsMove.WITH_DAY, "Le train ne circule pas le 19.");
        var id = confirmed("Ada", MORNING);

        edit(moved(START, null), SessionsMove.WITH_DAY, "Il circule.");

        assertThat(changes(id))
                .singleElement()
                .satisfies(event -> assertThat(event.announcements()).containsExactly(find().version()));
    }

    @Test
    void notifies_of_another_way_to_the_place() {
        publish(10, 2);
        var id = confirmed("Ada", MORNING);

        edit(moved(START, "Tramway 1"), SessionsMove.WITH_DAY, null);

        assertThat(changes(id)).singleElement().satisfies(event -> {
            assertThat(event.reasons()).containsExactly(Reason.DAY_MOVED);
            assertThat(event.earlier().access()).isEmpty();
        });
        assertThat(events(day)).last().isInstanceOf(DayChanged.class);
    }

    @Test
    void names_a_session_that_moves_within_the_day_with_its_earlier_time() {
        publish(10, 2);
        var id = confirmed("Ada", MORNING);

        editDay.handle(new EditDay.Command(
                day, "camille", new DayEdit.PutSession(Examples.workshop(MORNING, 2, "Salle Erdre", 2))));
        reconcile();

        assertThat(changes(id)).singleElement().satisfies(event -> {
            assertThat(event.movedSessions()).containsExactly("w-1");
            assertThat(event.earlier().sessions())
                    .singleElement()
                    .satisfies(earlier -> assertThat(earlier.startsAt()).isEqualTo(START.plusSeconds(3600)));
        });
    }

    @Test
    void tells_who_waits_for_the_day_that_their_workshop_no_longer_takes_place() {
        publish(1, 2);
        var coming = confirmed("Ada", AFTERNOON);
        var waiting = confirmed("Bea", MORNING);

        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.RemoveSession(MORNING)));
        reconcile();

        assertThat(changes(coming)).isEmpty();
        assertThat(changes(waiting)).singleElement().satisfies(event -> {
            assertThat(event.removedSessions()).containsExactly("w-1");
            assertThat(event.dayLost()).isFalse();
            assertThat(event.earlier().sessions())
                    .singleElement()
                    .satisfies(earlier -> assertThat(earlier.title()).isEqualTo("Atelier w-1"));
        });
        reconcile();
        assertThat(changes(waiting)).as("once").hasSize(1);
    }

    @Test
    void a_cancellation_carries_the_message_of_the_organiser() {
        publish(10, 2);
        var id = confirmed("Ada", MORNING);

        moveDay.handle(new MoveDay.Command(day, Step.CANCEL, false, "camille", null, "La neige empêche de venir."));
        reconcile();

        assertThat(changes(id))
                .singleElement()
                .satisfies(event -> assertThat(event.announcements()).containsExactly(find().version()));
        assertThat(find().announcement())
                .hasValueSatisfying(
                        announcement -> assertThat(announcement.text()).isEqualTo("La neige empêche de venir."));
        moveDay.handle(day, Step.REINSTATE, "camille");
        assertThat(find().announcement()).as("no longer true").isEmpty();
    }

    @Test
    void a_step_that_was_read_before_a_change_is_not_taken() {
        publish(10, 2);
        var read = find().version();
        edit(moved(START.plus(TO_NEXT_WEEK), null), SessionsMove.WITH_DAY, null);

        assertThat(moveDay.handle(new MoveDay.Command(day, Step.CANCEL, false, "camille", read, null)))
                .isEqualTo(new MoveDay.Outcome.Conflict(find()));
        assertThat(find().isCancelled()).isFalse();
        assertThat(moveDay.handle(new MoveDay.Command(day, Step.CANCEL, false, "camille", find().version(), null)))
                .isInstanceOf(MoveDay.Outcome.Done.class);
    }

    private static Details moved(Instant start, @Nullable String access) {
        var before = Examples.details(10);
        return new Details(
                before.title(),
                before.description(),
                before.place(),
                access,
                start,
                start.plus(Duration.ofHours(7)),
                before.places(),
                before.rooms(),
                null,
                null,
                null);
    }

    private void edit(Details details, SessionsMove move, @Nullable String message) {
        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.Describe(details, List.of(), move, message)));
        reconcile();
    }

    private List<RegistrationChanged> changes(RegistrationId id) {
        return events(id).stream()
                .filter(RegistrationChanged.class::isInstance)
                .map(RegistrationChanged.class::cast)
                .toList();
    }
}
