package fr.spro.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// During a roll-out metrics and logs say which revision an instance runs.
@ExtendWith(OutputCaptureExtension.class)
class BuildInfoTests {

    @Test
    void a_start_says_service_revision_version_and_address_in_one_line_and_a_metric(CapturedOutput log) {
        var meters = new SimpleMeterRegistry();

        new SuiteAutoConfiguration()
                .buildInfo("survey-service", "553cf1fd0a2b", "1.0.0", URI.create("https://journees.region.fr"))
                .bindTo(meters);

        assertThat(log)
                .containsOnlyOnce(
                        "survey-service: revision 553cf1fd0a2b, version 1.0.0, for https://journees.region.fr");
        assertThat(meters.get("spro.build.info")
                        .tags("revision", "553cf1fd0a2b", "version", "1.0.0")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }
}
