package fr.spro.branding;

import static fr.spro.platform.web.SignedIn.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.contracts.DispatchEvent.DispatchProposed;
import fr.spro.contracts.DispatchEvent.DispatchWithdrawn;
import fr.spro.contracts.DispatchEvent.Item;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.CheckInWithdrawn;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Which dispatches an attendance proposes, and what becomes of them when it is withdrawn.
class ProposedDispatchesTests extends RunningService {

    @Test
    void attendance_proposes_stickers_for_the_structure_and_roll_ups_and_banner_for_the_group() {
        listGroup();
        listStructure(1);
        checkIn("ada", 1);
        checkIn("bea", 1);

        awaitState(stickers, State.PROPOSED);
        awaitState(rollUps, State.PROPOSED);
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING));
        assertThat(Facts.published(Topic.DISPATCHES, stickers.value()))
                .singleElement()
                .isInstanceOfSatisfying(
                        DispatchProposed.class,
                        fact -> assertThat(fact.items()).containsExactly(new Item("sticker", 2)));
        assertThat(Facts.published(Topic.DISPATCHES, rollUps.value()))
                .singleElement()
                .isInstanceOfSatisfying(
                        DispatchProposed.class,
                        fact -> assertThat(fact.items())
                                .extracting(Item::materialId)
                                .containsExactly("regional-roll-up", "personal-roll-up", "banner"));
    }

    @Test
    void a_dispatch_is_withdrawn_with_the_last_check_in_that_entitles_to_it() {
        propose();
        checkIn("bea", 1);
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING));

        withdraw("ada", 4);
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING));
        assertThat(dispatches.findById(stickers).orElseThrow().state())
                .as("while another one is present")
                .isEqualTo(State.PROPOSED);
        withdraw("bea", 4);
        awaitState(stickers, State.WITHDRAWN);
        awaitState(rollUps, State.WITHDRAWN);
        assertThat(Facts.published(Topic.DISPATCHES, stickers.value()))
                .hasExactlyElementsOfTypes(DispatchProposed.class, DispatchWithdrawn.class);

        checkIn("bea", 1);
        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING));
        assertThat(dispatches.findById(stickers).orElseThrow().state())
                .as("after a replay of the withdrawn check-in")
                .isEqualTo(State.WITHDRAWN);
        Facts.publish("r-bea-" + day, 5, checkedIn("bea", structure, 1L, group));
        awaitState(stickers, State.PROPOSED);
        awaitState(rollUps, State.PROPOSED);
    }

    @Test
    void an_approved_dispatch_stays_when_the_check_in_is_withdrawn() {
        propose();
        mvc.post()
                .uri("/coordination/supports/%s/approve".formatted(stickers.value()))
                .with(csrf())
                .with(staff("coordinatrice-" + group, "coordinator"))
                .exchange();
        awaitState(stickers, State.APPROVED);

        withdraw("ada", 4);

        awaitState(rollUps, State.WITHDRAWN);
        assertThat(dispatches.findById(stickers).orElseThrow().state()).isEqualTo(State.APPROVED);
    }

    @Test
    void a_dispatch_waits_for_the_structure_at_the_version_of_the_attendance() {
        listGroup();
        listStructure(1);
        checkIn("ada", 2);
        awaitState(stickers, State.ENTITLED);

        listStructure(2);

        awaitState(stickers, State.PROPOSED);
        assertThat(dispatches.findById(stickers).orElseThrow().recipientVersion())
                .isEqualTo(2);
    }

    @Test
    void guarantee_3_every_event_three_times_and_out_of_order_proposes_each_dispatch_once() {
        var facts = new ArrayList<Runnable>();
        for (int i = 0; i < 3; i++) {
            facts.add(this::listGroup);
            facts.add(() -> listStructure(1));
            for (var name : List.of("ada", "bea", "cleo")) facts.add(() -> checkIn(name, 1));
        }
        Collections.shuffle(facts, new Random(7));

        facts.forEach(Runnable::run);

        awaitState(stickers, State.PROPOSED);
        awaitState(rollUps, State.PROPOSED);
        await().until(() ->
                Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING) && Facts.isRead(Topic.DIRECTORY, Service.BRANDING));
        assertThat(Facts.published(Topic.DISPATCHES, stickers.value())).hasSize(1);
        assertThat(Facts.published(Topic.DISPATCHES, rollUps.value())).hasSize(1);
    }

    @Test
    void attendance_without_a_structure_proposes_nothing() {
        Facts.publish("r-none-" + day, 3, checkedIn("none", null, null, null));

        await().until(() -> Facts.isRead(Topic.REGISTRATIONS, Service.BRANDING));
        assertThat(dispatches.findByRecipientIn(List.of(EntityRef.structure(structure))))
                .isEmpty();
        assertThat(Facts.deadLetters(Topic.REGISTRATIONS, Service.BRANDING)).isEmpty();
    }

    private void withdraw(String name, long sequence) {
        var registration = "r-%s-%s".formatted(name, day);
        Facts.publish(registration, sequence, new CheckInWithdrawn(registration, day, 2, 1, NOW));
    }
}
