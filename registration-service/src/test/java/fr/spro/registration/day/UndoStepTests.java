package fr.spro.registration.day;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.DayEvent.DayReinstated;
import fr.spro.platform.messaging.audit.AuditRecord;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.RegionalDay.Status;
import org.junit.jupiter.api.Test;

/// Reverting a step that was taken by mistake.
class UndoStepTests extends InMemoryService {

    @Test
    void undoes_closing_holding_and_cancelling_and_records_it_in_the_history() {
        publish(10, 2);
        takes(Step.CLOSE, Step.REOPEN);
        end();
        takes(Step.HOLD, Step.REVERT, Step.CANCEL, Step.REINSTATE);

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
        assertThat(events(day)).last().isInstanceOf(DayReinstated.class);
    }

    @Test
    void registration_does_not_reopen_once_the_day_is_over() {
        publish(10, 2);
        takes(Step.CLOSE);
        end();

        assertThat(find().allows(Step.REOPEN, clock.instant())).isFalse();
        assertThat(move(Step.REOPEN)).isInstanceOf(MoveDay.Outcome.Over.class);
        assertThat(find().status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void registration_is_closed_since_the_last_closing_and_not_since_one_that_was_undone() {
        publish(10, 2);
        takes(Step.CLOSE);
        var first = find().closedAt();
        assertThat(first).isNotNull();
        moveTo(clock.instant().plusSeconds(60));
        edit(Examples.details(20));
        takes(Step.CANCEL, Step.REINSTATE);
        assertThat(find().closedAt()).isEqualTo(first);

        takes(Step.REOPEN);
        assertThat(find().closedAt()).isNull();
        end();
        takes(Step.HOLD);
        var held = find().heldAt();
        moveTo(clock.instant().plusSeconds(60));
        takes(Step.REVERT);
        assertThat(find().closedAt())
                .as("nobody could register while it was held")
                .isEqualTo(held);

        takes(Step.HOLD, Step.REVERT);
        assertThat(find().closedAt()).isEqualTo(held);
    }

    private void takes(Step... steps) {
        for (var step : steps) {
            assertThat(move(step)).as("%s", step).isInstanceOf(MoveDay.Outcome.Done.class);
        }
    }

    private MoveDay.Outcome move(Step step) {
        return moveDay.handle(day, step, "camille");
    }
}
