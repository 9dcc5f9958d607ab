package fr.spro.platform.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;

class ItemFailuresTests {

    private final ItemFailures failures = new ItemFailures();

    @Test
    void handles_the_items_after_a_failing_one_and_fails_at_the_end() {
        var handled = new ArrayList<Integer>();
        for (int item : List.of(1, 0, 2, 0)) {
            failures.run("item-" + item, () -> handled.add(1 / item));
        }

        assertThat(handled).containsExactly(1, 0);
        assertThatExceptionOfType(ItemFailures.SomeItemsFailed.class)
                .isThrownBy(failures::throwIfAny)
                .withMessage("1 items failed, the first is item-0")
                .withCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void stops_at_once_when_the_store_is_away() {
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> failures.run("item", () -> {
                    throw new DataAccessResourceFailureException("away");
                }));
    }

    @Test
    void fails_at_the_end_only_for_items_that_may_succeed_later() {
        failures.run("at fault", () -> List.of().getFirst());
        assertThatCode(failures::throwIfAnyIsTemporary).doesNotThrowAnyException();

        failures.run("later", () -> {
            throw new OptimisticLockingFailureException("changed concurrently");
        });
        assertThatExceptionOfType(ItemFailures.SomeItemsFailed.class).isThrownBy(failures::throwIfAnyIsTemporary);
    }

    @Test
    void does_nothing_when_no_item_failed() {
        assertThat(failures.run("item", () -> {})).isTrue();

        assertThatCode(failures::throwIfAny).doesNotThrowAnyException();
    }
}
