package fr.spro.registration.roster;

import static fr.spro.registration.Examples.MORNING;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.ParticipantState.Code;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.roster.FindRegistrations.Order;
import fr.spro.registration.roster.FindRegistrations.Search;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Filters and numbers of the list of registrations: by the state that each line shows.
class ListedStatesTests extends InMemoryService {

    @Test
    void each_person_is_found_and_counted_in_the_state_that_the_list_shows() {
        publish(4, 1);
        var ada = confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);
        var cleo = confirmed("Cleo");
        register("Dora");
        var emil = confirmed("Emil");
        confirmed("Finn");
        register("Gaby");
        cancelRegistration.handle(ada, "participant");
        agrees(Map.of(Code.REGISTERED, 2L, Code.TO_CONFIRM, 2L, Code.WAITING, 2L, Code.CANCELLED, 1L));

        reconcile();
        assertThat(found(Code.OFFERED, ""))
                .as("a seat in a workshop is no place at the day")
                .containsExactly(emil);
        agrees(Map.of(
                Code.REGISTERED, 2L, Code.TO_CONFIRM, 2L, Code.OFFERED, 1L, Code.WAITING, 1L, Code.CANCELLED, 1L));

        eraseParticipant.handle(cleo, "staff");
        agrees(Map.of(
                Code.REGISTERED,
                1L,
                Code.TO_CONFIRM,
                2L,
                Code.OFFERED,
                1L,
                Code.WAITING,
                1L,
                Code.CANCELLED,
                1L,
                Code.ERASED,
                1L));
    }

    @Test
    void who_has_just_lost_the_place_waits_before_being_notified() {
        publish(2, 1);
        confirmed("Ada");
        var bea = confirmed("Bea");

        edit(Examples.day(day.value(), 1, 1).details());

        assertThat(found(Code.WAITING, "")).containsExactly(bea);
        agrees(Map.of(Code.REGISTERED, 1L, Code.WAITING, 1L));
    }

    @Test
    void who_is_present_is_counted_there_only() {
        publish(1, 1);
        confirmed("Ada");
        var bea = confirmed("Bea");
        begin();
        checkIn.handle(day, bea, null, Scope.WHOLE, "camille");

        assertThat(found(Code.PRESENT, "")).containsExactly(bea);
        agrees(Map.of(Code.REGISTERED, 1L, Code.PRESENT, 1L));
    }

    @Test
    void a_cancelled_day_leaves_one_state_of_those_who_are_registered() {
        publish(1, 1);
        var ada = confirmed("Ada");
        confirmed("Bea");
        register("Cleo");
        cancelRegistration.handle(confirmed("Dora"), "participant");
        moveDay.handle(day, Step.CANCEL, "camille");

        agrees(Map.of(Code.DAY_CANCELLED, 3L, Code.CANCELLED, 1L));
        assertThat(found(Code.DAY_CANCELLED, "ada")).containsExactly(ada);
        moveDay.handle(day, Step.REINSTATE, "camille");
        agrees(Map.of(Code.REGISTERED, 1L, Code.WAITING, 1L, Code.TO_CONFIRM, 1L, Code.CANCELLED, 1L));
    }

    @Test
    void the_numbers_are_those_of_the_search() {
        publish(1, 1);
        confirmed("Ada");
        var bea = confirmed("Bea", MORNING);

        assertThat(numbers(Code.REGISTERED, "bea")).isEqualTo(Map.of(Code.WAITING, 1L));
        assertThat(found(Code.WAITING, "bea")).containsExactly(bea);
        assertThat(found(Code.WAITING, "ada")).isEmpty();
        assertThat(roster.findRegistrations.counts(
                        new Search(find(), null, "", MORNING, Scope.WHOLE, Order.NAME, null, 50)))
                .isEqualTo(Map.of(Code.WAITING, 1L));
        assertThat(numbers(null, "")).as("without a search").isEqualTo(Map.of(Code.REGISTERED, 1L, Code.WAITING, 1L));
    }

    /// The list shows these numbers of lines per state, and so say the filter and its numbers.
    private void agrees(Map<Code, Long> expected) {
        var listed = roster.roster
                .excerpt(find(), roster.findRegistrations.find(search(null, "")).registrations())
                .entries();
        assertThat(listed.stream().collect(groupingBy(entry -> entry.state().code(), counting())))
                .as("the lines")
                .isEqualTo(expected);
        assertThat(numbers(null, "")).isEqualTo(expected);
        for (var code : Code.values()) {
            assertThat(found(code, ""))
                    .as("%s", code)
                    .containsExactlyElementsOf(listed.stream()
                            .filter(entry -> entry.state().code() == code)
                            .map(entry -> entry.registration().id())
                            .toList());
        }
    }

    private Map<Code, Long> numbers(@Nullable Code code, String text) {
        return roster.findRegistrations.counts(search(code, text));
    }

    private List<RegistrationId> found(@Nullable Code code, String text) {
        return roster.findRegistrations.find(search(code, text)).registrations().stream()
                .map(Registration::id)
                .toList();
    }

    private Search search(@Nullable Code code, String text) {
        return new Search(find(), code, text, null, Scope.WHOLE, Order.NAME, null, 50);
    }
}
