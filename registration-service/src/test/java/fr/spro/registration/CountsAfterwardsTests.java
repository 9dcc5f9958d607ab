package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.registration.attendance.WithdrawCheckIn;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.roster.DayCount;
import fr.spro.registration.roster.FindRegistrations.Order;
import fr.spro.registration.roster.FindRegistrations.Search;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Head, list, figures, JSON and export of a day count the same people, also those whose registration ends, or counts
/// again, once the day has begun, is over, completed or archived.
class CountsAfterwardsTests extends PageTest {

    private static final String DAY = "/coordination/journees/d-1";

    /// When staff cancel and withdraw.
    private enum Moment {
        BEGUN,
        OVER,
        COMPLETED,
        ARCHIVED
    }

    @ParameterizedTest
    @EnumSource
    void who_is_cancelled_lapsed_or_not_present_after_all_counts_alike_everywhere(Moment moment) {
        publish(4, 4);
        register("Lea", MORNING);
        moveTo(clock.instant().plusSeconds(3 * 86_400));
        reconcile();
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        confirmed("Cleo", MORNING);
        var emil = confirmed("Emil", MORNING);
        var finn = confirmed("Finn", MORNING);
        begin();
        present(bea, emil, finn);
        agree(4, 3, 1, 4);

        if (moment != Moment.BEGUN) end();
        if (moment.compareTo(Moment.OVER) > 0) moveDay.handle(day, Step.HOLD, "camille");
        cancelRegistration.handle(finn, "camille");
        cancelRegistration.handle(ada, "camille");
        attendance.withdrawCheckIn.handle(new WithdrawCheckIn.Command(day, bea, null, "camille"), Scope.WHOLE);
        if (moment == Moment.ARCHIVED) moveDay.handle(day, Step.ARCHIVE, "camille");

        agree(3, 1, 0, 3);
        assertThat(listed(Code.CANCELLED)).isEqualTo(2);
        assertThat(listed(Code.LAPSED)).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"OVER", "COMPLETED"})
    void who_is_restored_at_a_completed_day_counts_again(Moment cancelledWhen) {
        publish(4, 4);
        var ada = confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);
        end();
        if (cancelledWhen == Moment.OVER) cancelRegistration.handle(ada, "camille");
        moveDay.handle(day, Step.HOLD, "camille");
        cancelRegistration.handle(ada, "camille");
        assertThat(count().registered()).isOne();

        enrolment.restoreRegistration.undo(ada, "camille");

        assertThat(count().registered()).isEqualTo(2);
        assertThat(placed()).isEqualTo(2);
        present(ada);
        assertThat(count().registered()).isEqualTo(2);
        assertThat(count().present()).isOne();
        assertThat(placed()).isEqualTo(2);
    }

    @Test
    void who_came_still_counts_once_erased_and_nobody_else_does() {
        publish(4, 4);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        begin();
        present(ada);
        end();
        moveDay.handle(day, Step.HOLD, "camille");
        eraseParticipant.handle(ada, "camille");
        eraseParticipant.handle(bea, "camille");

        assertThat(count().registered()).isOne();
        assertThat(count().present()).isOne();
        assertThat(placed()).isOne();
    }

    @Test
    void who_was_let_in_without_a_place_is_not_said_to_have_had_one_once_erased() {
        publish(1, 4);
        confirmed("Ada");
        var bea = confirmed("Bea");
        begin();
        present(bea);
        end();
        assertThat(placed()).isOne();

        eraseParticipant.handle(bea, "camille");

        for (var isCompleted : List.of(false, true)) {
            if (isCompleted) moveDay.handle(day, Step.HOLD, "camille");
            assertThat(placed()).isOne();
            assertThat(count().registered()).isOne();
            assertThat(count().present()).isOne();
            assertThat(count().withoutPlace()).isOne();
        }
    }

    @Test
    void a_cancelled_day_concerns_nobody_who_cancels_afterwards() {
        publish(4, 4);
        var ada = confirmed("Ada");
        confirmed("Bea");
        moveDay.handle(day, Step.CANCEL, "camille");

        cancelRegistration.handle(ada, "camille");

        assertThat(count().concerned()).isOne();
    }

    /// @param inMorning those with a seat in the workshop
    private void agree(int registered, int present, int withoutPlace, int inMorning) {
        assertThat(count().registered()).isEqualTo(registered);
        assertThat(count().present()).isEqualTo(present);
        assertThat(count().withoutPlace()).isEqualTo(withoutPlace);
        assertThat(page(DAY)).contains("%d personnes inscrites".formatted(registered));
        assertThat(listed(Code.REGISTERED) + listed(Code.PRESENT) - withoutPlace)
                .as("lines of the list")
                .isEqualTo(registered);
        assertThat(placed()).as("figures").isEqualTo(registered);
        var states = roster.figures.of(find(), Scope.WHOLE).shownStates();
        for (var code : Code.values()) {
            assertThat(states.getOrDefault(code, 0L)).as(code.name()).isEqualTo(listed(code));
        }
        assertThat(page("/api/registration/v1/days/d-1/figures"))
                .contains("\"taken\":%d,".formatted(inMorning), "\"present\":%d,".formatted(present));
        assertThat(seats.of(find()).workshops().get(MORNING).taken()).isEqualTo(inMorning);
        assertThat(exported().lines().filter(line -> line.contains("présence notée")))
                .as("export")
                .hasSize(present);
    }

    private void present(RegistrationId... people) {
        for (var id : people) checkIn.handle(day, id, null, Scope.WHOLE, "camille");
    }

    private DayCount count() {
        return roster.countDay.of(find());
    }

    private long placed() {
        return roster.figures.of(find(), Scope.WHOLE).presence().placed();
    }

    private long listed(Code code) {
        var search = new Search(find(), code, "", null, Scope.WHOLE, Order.NAME, null, 50);
        return roster.findRegistrations.find(search).registrations().size();
    }

    private String exported() {
        return body(mvc.post()
                .uri(DAY + "/inscriptions/export.csv")
                .with(csrf())
                .with(staff("organiser"))
                .exchange());
    }

    private String page(String address) {
        return body(mvc.get().uri(address).with(staff("organiser")).exchange());
    }

    private static String body(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
