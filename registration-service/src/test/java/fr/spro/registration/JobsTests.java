package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.UnreadableDocuments;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.directory.Group;
import fr.spro.registration.directory.Structure;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;

/// The background jobs of the service. Isolated, since documents that cannot be read disturb other tests.
@Isolated
class JobsTests extends RunningService {

    private static final List<Class<?>> DIRECTORY = List.of(Structure.class, Group.class);

    @Autowired
    Reconcilers reconcilers;

    @Test
    void a_document_that_cannot_be_read_stops_no_job() {
        publish(10, 5);

        assertThat(reconcilers.jobs()).hasSizeGreaterThan(8);
        assertThat(new UnreadableDocuments(mongo).stopped(reconcilers.jobs())).isEmpty();
    }

    @Test
    void detects_a_job_that_an_unreadable_document_stops() {
        publish(10, 5);
        var job = Job.of(
                "reads-documents",
                Duration.ofHours(1),
                () -> mongo.findAll(RegionalDay.class).stream().map(RegionalDay::id),
                _ -> {});

        assertThat(new UnreadableDocuments(mongo).stopped(List.of(job))).containsExactly("reads-documents");
    }

    @Test
    void a_merged_entry_that_cannot_be_read_stops_no_merge() {
        var id = Infrastructure.fresh("merged");
        var merged = new Document("into", "another").append("at", new Date()).append("by", "camille");
        var entry = new Document("_id", id)
                .append("version", "unreadable")
                .append("merged", merged)
                .append("coordinators", List.of())
                .append("subjects", List.of());
        for (var type : DIRECTORY) {
            mongo.getCollection(mongo.getCollectionName(type)).insertOne(new Document(entry));
        }
        try {
            var finishMerges = reconcilers.jobs().stream()
                    .filter(job -> job.name().equals("finish-merges"))
                    .toList();

            assertThat(finishMerges).hasSize(1);
            assertThat(new UnreadableDocuments(mongo).stopped(finishMerges)).isEmpty();
        } finally {
            for (var type : DIRECTORY) {
                mongo.getCollection(mongo.getCollectionName(type)).deleteOne(new Document("_id", id));
            }
        }
    }
}
