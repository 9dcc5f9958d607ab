package fr.spro.registration.day;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.SAME_TIME;
import static fr.spro.registration.Examples.START;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent.SessionKind;
import fr.spro.platform.violation.Violation;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.Details.Room;
import fr.spro.registration.enrolment.RegisterParticipant;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Accepted and rejected changes of a day and its programme.
class EditDayTests extends InMemoryService {

    @Test
    void an_archived_day_is_unlisted_and_read_only() {
        publish(10, 2);
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        moveDay.handle(day, Step.ARCHIVE, "camille");

        assertThat(find().isAnnounced()).isFalse();
        assertThat(edit(new DayEdit.RemoveSession(MORNING))).isInstanceOf(EditDay.Outcome.ReadOnly.class);
        assertThat(find().sessions()).hasSize(3);
    }

    @Test
    void a_completed_day_is_not_moved_behind_its_completion_until_it_is_open_again() {
        publish(10, 2);
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        var later = new DayEdit.Describe(
                Examples.detailsUntil(clock.instant().plusSeconds(30 * 24 * 3600)),
                List.of(),
                DayEdit.SessionsMove.WITH_DAY,
                null);

        assertThat(edit(later))
                .isInstanceOfSatisfying(
                        EditDay.Outcome.Invalid.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(Violation::code)
                                .containsExactly("held-before"));
        var corrected = new DayEdit.Describe(
                Examples.detailsUntil(find().endsAt().minusSeconds(24 * 3600)),
                List.of(),
                DayEdit.SessionsMove.WITH_DAY,
                null);
        assertThat(edit(corrected)).as("a mistyped date").isInstanceOf(EditDay.Outcome.Edited.class);

        moveDay.handle(day, Step.REVERT, "camille");
        assertThat(edit(later)).isInstanceOf(EditDay.Outcome.Edited.class);
    }

    @Test
    void registration_opens_and_closes_at_the_set_times() {
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
        edit(new DayEdit.Describe(later, List.of()));

        assertThat(registerParticipant.handle(command("Ada"))).isInstanceOf(RegisterParticipant.Outcome.NotOpen.class);
        assertThat(find().takesRegistrations(opens)).isTrue();
        assertThat(find().takesRegistrations(opens.plusSeconds(60))).isFalse();
    }

    @Test
    void reports_overlapping_sessions_at_their_field() {
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

        assertThat(reasons(edit(new DayEdit.PutSession(late)))).containsExactly("endsAt end-before-start");
        assertThat(reasons(edit(new DayEdit.PutSession(Examples.workshop(MORNING, 1, "salle loire", 2)))))
                .containsExactly("room room-taken");
        var moved = edit(new DayEdit.PutSession(Examples.workshop(Examples.AFTERNOON, 1, "Salle Erdre", 2)));
        var earlier = edit(new DayEdit.PutSession(Examples.workshop(MORNING, 4, "Salle Erdre", 2)));
        assertThat(List.of(taken(moved), taken(earlier)))
                .as("the other session, whichever was moved and begins first")
                .containsExactly("Atelier w-1", "Atelier w-3");
        assertThat(reasons(edit(new DayEdit.PutSession(Examples.workshop(MORNING, 9, "Salle Erdre", 2)))))
                .containsExactly("startsAt outside-day");
        var details = Examples.details(10);
        assertThat(reasons(edit(new DayEdit.Describe(
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
    void an_edited_session_keeps_its_place_among_those_that_start_with_it() {
        publish(10, 2);

        edit(new DayEdit.PutSession(Examples.workshop(MORNING, 1, "Salle Maine", 3)));

        assertThat(ids()).containsExactly(MORNING, SAME_TIME, AFTERNOON);
        assertThat(find().getSession(MORNING).room()).isEqualTo("Salle Maine");

        edit(new DayEdit.PutSession(Examples.workshop(MORNING, 4, "Salle Maine", 3)));

        assertThat(ids()).as("after those at its new time").containsExactly(SAME_TIME, AFTERNOON, MORNING);
    }

    private List<SessionId> ids() {
        return find().sessions().stream().map(Session::id).toList();
    }

    private EditDay.Outcome edit(DayEdit edit) {
        return editDay.handle(new EditDay.Command(day, "camille", edit));
    }

    private static String taken(EditDay.Outcome outcome) {
        return ((EditDay.Outcome.Invalid) outcome)
                .violations()
                .getFirst()
                .arguments()
                .getFirst()
                .toString();
    }

    private static List<String> reasons(EditDay.Outcome outcome) {
        return ((EditDay.Outcome.Invalid) outcome)
                .violations().stream()
                        .map(violation -> "%s %s".formatted(violation.field(), violation.code()))
                        .toList();
    }
}
