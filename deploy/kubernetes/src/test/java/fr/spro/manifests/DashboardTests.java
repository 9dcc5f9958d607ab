package fr.spro.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The dashboard is found by Grafana's sidecar, and its expressions are valid. That its metrics are
/// exported is tested in the services (`NamedMetrics`).
class DashboardTests {

    private static final Pattern RUNBOOK = Pattern.compile("docs/[a-z-]+/?[a-z-]*[.]md");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {Rendered.BASE, Rendered.DEMO, Rendered.EXAMPLE})
    void the_dashboard_has_the_label_of_the_sidecar(String installation) {
        var map = Rendered.of(installation).one("ConfigMap", "dashboard");

        assertThat(map.at("/metadata/labels/grafana_dashboard").asString()).isEqualTo("1");
        assertThat(dashboard(map).path("title").asString()).startsWith("SPRO");
    }

    @Test
    void each_panel_has_an_expression_that_prometheus_understands() throws Exception {
        var expressions = expressions();

        assertThat(expressions).hasSizeGreaterThan(15);
        assertThat(promtool(expressions)).contains("SUCCESS");
        assertThat(promtool(List.of("sum by (pod (spro_build_info)"))).contains("FAILED");
    }

    @Test
    void the_documents_that_panels_name_exist() {
        assertThat(panels().map(panel -> panel.path("description").asString()))
                .allSatisfy(description -> assertThat(description).isNotEmpty())
                .flatMap(description -> RUNBOOK.matcher(description)
                        .results()
                        .map(found -> found.group())
                        .toList())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Path.of("../..", file)).exists());
    }

    private static List<String> expressions() {
        return panels().flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asString().replace("$__rate_interval", "5m"))
                .toList();
    }

    private static Stream<JsonNode> panels() {
        return dashboard(Rendered.of(Rendered.BASE).one("ConfigMap", "dashboard"))
                .path("panels")
                .valueStream();
    }

    private static JsonNode dashboard(JsonNode map) {
        return Rendered.YAML.readTree(map.at("/data/spro.json").asString());
    }

    private String promtool(List<String> expressions) throws Exception {
        var rules = Rendered.YAML.createObjectNode();
        var group = rules.putArray("groups").addObject().put("name", "panels");
        var list = group.putArray("rules");
        for (int i = 0; i < expressions.size(); i++) {
            list.addObject().put("record", "panel:" + i).put("expr", expressions.get(i));
        }
        Files.writeString(folder.resolve("rules.yaml"), Rendered.YAML.writeValueAsString(rules));
        return Promtool.run(folder, "the dashboard was not checked", "check", "rules", "rules.yaml");
    }
}
