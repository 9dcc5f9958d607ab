package fr.spro.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestValidatorTests {

    @ParameterizedTest
    @ValueSource(strings = {Rendered.BASE, Rendered.DEMO, Rendered.EXAMPLE})
    void all_manifests_are_valid(String folder) {
        assertThat(Rendered.of(folder).resources())
                .hasSizeGreaterThan(40)
                .allSatisfy(resource -> assertThat(ManifestValidator.faults(resource))
                        .as("%s %s", Rendered.kind(resource), Rendered.name(resource))
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "cron-job-misspelt-schedule, shedule",
        "deployment-misspelt-field, replica",
        "deployment-misspelt-probe, failureTreshold",
        "deployment-without-selector, selector",
        "disruption-budget-in-an-old-version, policy/v1beta1/PodDisruptionBudget",
        "network-policy-misspelt-port, prt",
        "pod-monitor-misspelt-path, pth",
        "route-misspelt-backend, backendRef",
        "topic-misspelt-partitions, partition",
    })
    void finds_an_invalid_sample(String sample, String fault) throws IOException {
        var resource =
                Rendered.YAML.readTree(ManifestValidatorTests.class.getResourceAsStream("/broken/" + sample + ".yaml"));

        assertThat(ManifestValidator.faults(resource))
                .singleElement()
                .asString()
                .contains(fault);
    }

    @Test
    void the_manifests_contain_no_secret() {
        for (var folder : List.of(Rendered.BASE, Rendered.DEMO, Rendered.EXAMPLE)) {
            assertThat(Rendered.of(folder).all("Secret")).as(folder).isEmpty();
        }
    }
}
