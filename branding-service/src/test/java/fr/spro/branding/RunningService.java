package fr.spro.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.branding.dispatch.DispatchId;
import fr.spro.branding.dispatch.Dispatches;
import fr.spro.contracts.DirectoryEvent.GroupListed;
import fr.spro.contracts.DirectoryEvent.PostalAddress;
import fr.spro.contracts.DirectoryEvent.StructureListed;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.testing.Infrastructure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Base class of tests from attendance to shipment, with a real broker and store. They share one
/// application; each has a day, a group and a structure of its own.
@SpringBootTest(properties = {"spro.topics.create=true", "management.server.port=", "spro.dispatch.shipping.settle=0s"})
@AutoConfigureMockMvc
abstract class RunningService {

    static final Instant NOW = Instant.parse("2026-11-19T16:00:00Z");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Dispatches dispatches;

    final String day = Infrastructure.fresh("d");
    final String group = Infrastructure.fresh("g");
    final String structure = Infrastructure.fresh("s");
    final DispatchId stickers = new DispatchId("structure.%s.%s".formatted(day, structure));
    final DispatchId rollUps = new DispatchId("group.%s.%s".formatted(day, group));

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties("branding").forEach((name, value) -> registry.add(name, () -> value));
    }

    void propose() {
        listGroup();
        listStructure(1);
        checkIn("ada", 1);
        awaitState(stickers, State.PROPOSED);
        awaitState(rollUps, State.PROPOSED);
    }

    void listGroup() {
        Facts.publish(
                EntityRef.group(group),
                1,
                new GroupListed(
                        group, 1, "Groupe local " + group, "Loire", List.of(), List.of("coordinatrice-" + group)));
    }

    void listStructure(long version) {
        listStructure(structure, version, group);
    }

    static void listStructure(String structure, long version, String group) {
        Facts.publish(
                EntityRef.structure(structure),
                version,
                new StructureListed(
                        structure,
                        version,
                        "Mission locale " + structure,
                        "mission-locale",
                        group,
                        new PostalAddress("3 rue du Port", "44000", "Nantes"),
                        "accueil@example.org"));
    }

    void checkIn(String name, long structureVersion) {
        Facts.publish("r-%s-%s".formatted(name, day), 3, checkedIn(name, structure, structureVersion, group));
    }

    ParticipantCheckedIn checkedIn(
            String name, @Nullable String structure, @Nullable Long structureVersion, @Nullable String group) {
        return new ParticipantCheckedIn(
                "r-%s-%s".formatted(name, day), day, 2, 1, structure, structureVersion, group, NOW);
    }

    void awaitState(DispatchId id, State state) {
        await().untilAsserted(() -> assertThat(dispatches.findById(id))
                .hasValueSatisfying(dispatch -> assertThat(dispatch.state()).isEqualTo(state)));
    }
}
