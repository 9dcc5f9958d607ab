package fr.spro.registration.selection;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.InMemoryService;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.selection.ActOnSelection.Preview;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Something happens to one of several people between the check of what was shown and the write: each gets back what
/// was shown, or nothing.
class RestoreSelectionTests extends InMemoryService {

    private final ActOnSelection actOnSelection = new SelectionUseCases(enrolment, attendance).actOnSelection;

    private RegistrationId ada;
    private RegistrationId bea;
    private Selection selection;
    private Preview shown;

    @BeforeEach
    void cancel() {
        publish(2, 5);
        ada = confirmed("Ada");
        bea = confirmed("Bea");
        for (var id : List.of(ada, bea)) cancelRegistration.handle(id, "camille");
        var found = Stream.of(ada, bea).map(store::get).toList();
        selection = new Selection(
                find(), BulkAction.RESTORE, roster.roster.excerpt(find(), found).entries(), Map.of(), clock.instant());
        shown = actOnSelection.foresee(selection);
    }

    @Test
    void everybody_gets_back_what_was_shown() {
        assertThat(restored()).containsExactly(ada, bea);
    }

    @Test
    void who_would_get_back_less_by_now_stays_cancelled() {
        confirmed("Cleo");

        assertThat(restored(LeftOut.NOT_AS_SHOWN)).containsExactly(ada);
        assertThat(store.get(bea).isActive()).isFalse();
        assertThat(seats.of(find()).anybodyWaits()).isFalse();
    }

    @Test
    void a_cancellation_that_nobody_was_shown_stays() {
        enrolment.restoreRegistration.undo(ada, "camille");
        cancelRegistration.handle(ada, "participant");

        assertThat(restored(LeftOut.NOT_AS_SHOWN)).containsExactly(bea);
    }

    @Test
    void who_was_erased_stays_so_and_who_has_registered_again_too() {
        eraseParticipant.handle(ada, "camille");
        var again = confirmed("Bea");

        assertThat(restored(LeftOut.REGISTERED_AGAIN, LeftOut.ERASED)).isEmpty();
        assertThat(store.get(again).isActive()).isTrue();
    }

    /// Those who are not as shown can be shown again.
    private List<RegistrationId> restored(LeftOut... reasons) {
        var result = actOnSelection.restore(selection, shown, "camille");
        assertThat(result.leftOut()).extracting(LeftOut.Count::why).containsExactly(reasons);
        assertThat(result.toAskAgain()).hasSize(Collections.frequency(List.of(reasons), LeftOut.NOT_AS_SHOWN));
        return result.done().stream().map(Registration::id).toList();
    }
}
