package fr.spro.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import fr.spro.branding.dispatch.Dispatch.State;
import fr.spro.branding.dispatch.ProposeDispatches;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.platform.messaging.UnreadableDocuments;
import fr.spro.platform.messaging.work.ItemFailures.SomeItemsFailed;
import fr.spro.platform.messaging.work.Reconcilers;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/// What cannot be read stops nothing else.
class BrandingFaultsTests extends RunningService {

    @Autowired
    ProposeDispatches proposeDispatches;

    @Autowired
    Reconcilers reconcilers;

    @Autowired
    MongoOperations mongo;

    @Test
    void a_dispatch_that_cannot_be_read_stops_no_other_of_the_same_attendance() {
        listGroup();
        listStructure(1);
        await().until(() -> Facts.isRead(Topic.DIRECTORY, Service.BRANDING));
        var unreadable = new Document("_id", stickers.value()).append("version", "unreadable");
        mongo.getCollection("dispatch").insertOne(unreadable);

        assertThatExceptionOfType(SomeItemsFailed.class)
                .isThrownBy(() -> proposeDispatches.handle(new ProposeDispatches.Command(day, structure, 1, group)));

        awaitState(rollUps, State.PROPOSED);
        mongo.getCollection("dispatch").deleteOne(unreadable);
    }

    @Test
    void a_document_that_cannot_be_read_stops_no_job() {
        propose();

        assertThat(reconcilers.jobs()).isNotEmpty();
        assertThat(new UnreadableDocuments(mongo).stopped(reconcilers.jobs())).isEmpty();
    }

    @Test
    void handles_every_event_of_its_topics() {
        for (var topic : Topic.values()) {
            if (topic.readers().contains(Service.BRANDING)) Facts.publishSamples(topic);
        }

        for (var topic : Topic.values()) {
            if (!topic.readers().contains(Service.BRANDING)) continue;
            await().until(() -> Facts.isRead(topic, Service.BRANDING));
            assertThat(Facts.deadLetters(topic, Service.BRANDING)).isEmpty();
        }
    }
}
