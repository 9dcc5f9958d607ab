package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.UnreadableDocuments;
import fr.spro.platform.messaging.work.Job;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.registration.day.RegionalDay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;

/// The background jobs of the service. Isolated, since documents that cannot be read disturb other tests.
@Isolated
class JobsTests extends RunningService {

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
}
