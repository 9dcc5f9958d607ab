package fr.spro.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The alert rules fire when they should, according to Prometheus's own `promtool`, and for meters that
/// exist.
class AlertTests {

    private static final Pattern METER = Pattern.compile("spro_[a-z_]+");
    private static final Pattern RUNBOOK = Pattern.compile("docs/runbooks/[a-z-]+[.]md");

    @TempDir
    Path folder;

    @Test
    void the_alerts_fire_as_the_test_of_the_rules_says() throws Exception {
        assertThat(promtool(rules())).contains("SUCCESS");
    }

    @Test
    void the_test_of_the_rules_finds_a_misspelt_meter() throws Exception {
        assertThat(promtool(rules().replace("spro_indexes_missing", "spro_index_missing")))
                .contains("FAILED");
    }

    @Test
    void the_meters_of_rules_and_dashboard_are_documented() throws IOException {
        var documented = Files.readString(Path.of("../../docs/metrics.md")).replaceAll("`, `[.]", " ");
        var named = rules() + Files.readString(Path.of("base/dashboard.json"));

        assertThat(METER.matcher(named).results().map(found -> found.group().replace('_', '.')))
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(documented)
                        .contains(meter.substring(0, meter.indexOf('.', "spro.".length())))
                        .contains(meter.replaceAll("[.](seconds|total)$", "").replaceAll("^spro[.][a-z]+[.]", "")));
    }

    @Test
    void the_runbook_that_an_alert_names_describes_it() throws IOException {
        for (var group : rulesOf().path("groups")) {
            for (var rule : group.path("rules")) {
                var named = RUNBOOK.matcher(
                        rule.path("annotations").path("description").asString());
                assertThat(named.find()).as(rule.path("alert").asString()).isTrue();
                assertThat(Path.of("../..", named.group()))
                        .content()
                        .contains("## " + rule.path("alert").asString());
                assertThat(rule.path("annotations").path("runbook_url").asString())
                        .endsWith(named.group().replace("docs/runbooks", "")
                                + "#"
                                + rule.path("alert").asString().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static String rules() {
        return Rendered.YAML.writeValueAsString(rulesOf());
    }

    /// Those of the services and of the backup.
    private static JsonNode rulesOf() {
        var rules = Rendered.YAML.createObjectNode();
        var groups = rules.putArray("groups");
        for (var folder : List.of(Rendered.BASE, Rendered.BACKUP)) {
            Rendered.of(folder)
                    .all("PrometheusRule")
                    .forEach(rule -> rule.at("/spec/groups").forEach(groups::add));
        }
        return rules;
    }

    private String promtool(String rules) throws Exception {
        Files.writeString(folder.resolve("rules.yaml"), rules);
        try (var test = AlertTests.class.getResourceAsStream("/alerts.yaml")) {
            Files.copy(test, folder.resolve("test.yaml"));
        }
        return Promtool.run(folder, "the alerts were not tested", "test", "rules", "test.yaml");
    }
}
