package fr.spro.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PodTests {

    @ParameterizedTest
    @ValueSource(strings = {Rendered.BASE, Rendered.DEMO, Rendered.EXAMPLE})
    void each_service_follows_the_rules(String folder) {
        var deployments = Rendered.of(folder).all("Deployment").toList();

        assertThat(deployments)
                .extracting(Rendered::name)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Service.values())
                        .map(Service::serviceName)
                        .toList());
        assertThat(deployments)
                .allSatisfy(deployment -> assertThat(PodRules.broken(deployment))
                        .as(Rendered.name(deployment))
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        does not run as root                  | /spec/template/spec/securityContext/runAsNonRoot                          | false
        runs as user 10001 of the image      | /spec/template/spec/securityContext/runAsUser                             | 0
        is confined by seccomp               | /spec/template/spec/securityContext/seccompProfile                        | null
        has no token for the cluster         | /spec/template/spec/automountServiceAccountToken                          | true
        has time to finish its work          | /spec/template/spec/terminationGracePeriodSeconds                         | 5
        is spread over nodes                 | /spec/template/spec/topologySpreadConstraints                             | []
        cannot write to its image            | /spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem   | false
        cannot gain rights                   | /spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation | null
        has no capability                    | /spec/template/spec/containers/0/securityContext/capabilities/drop        | []
        adds no capability                   | /spec/template/spec/containers/0/securityContext/capabilities/add         | ["NET_ADMIN"]
        asks for processor time              | /spec/template/spec/containers/0/resources/requests/cpu                   | null
        asks for memory                      | /spec/template/spec/containers/0/resources/requests                       | {}
        has guaranteed memory                 | /spec/template/spec/containers/0/resources/requests/memory            | "1Mi"
        is limited in processor time         | /spec/template/spec/containers/0/resources/limits/cpu                     | null
        is limited in memory                 | /spec/template/spec/containers/0/resources/limits/memory                  | null
        has a startup probe                  | /spec/template/spec/containers/0/startupProbe                             | null
        has a liveness probe                 | /spec/template/spec/containers/0/livenessProbe/httpGet/path               | "/"
        has a readiness probe                | /spec/template/spec/containers/0/readinessProbe/httpGet/port              | "http"
        leaves the gateway before it stops   | /spec/template/spec/containers/0/lifecycle                                | null
        has a version                        | /spec/template/spec/containers/0/image                                    | "spro/survey-service:latest"
        reads the common settings            | /spec/template/spec/containers/0/envFrom                                  | []
        sets no secret in its environment    | /spec/template/spec/containers/0/env                                      | [{"name": "PASSWORD"}]
        is one container                     | /spec/template/spec/initContainers                                        | []
        keeps its replicas during an upgrade  | /spec/strategy/rollingUpdate/maxUnavailable                               | 1
        has its own account                  | /spec/template/spec/serviceAccountName                                    | "default"
        has its secrets as files             | /spec/template/spec/volumes/0/secret/secretName                           | "survey-service"
        has the settings of the network      | /spec/template/spec/volumes/2/configMap                                   | null
        can write to /tmp                    | /spec/template/spec/volumes/1                                             | {"name": "tmp"}
        """)
    void each_rule_finds_a_violation(String rule, String field, String value) {
        var deployment = Rendered.of(Rendered.BASE)
                .one("Deployment", "registration-service")
                .deepCopy();
        var path = JsonPointer.compile(field);
        set(deployment.at(path.head()), path.last().getMatchingProperty(), Rendered.YAML.readTree(value));

        assertThat(PodRules.broken(deployment)).contains(rule);
    }

    @ParameterizedTest
    @EnumSource
    void each_service_has_two_replicas_and_a_disruption_budget(Service service) {
        var base = Rendered.of(Rendered.BASE);
        var name = service.serviceName();

        var labels = base.one("Deployment", name).at("/spec/template/metadata/labels");
        assertThat(base.one("Service", name).at("/spec/selector").properties()).isSubsetOf(labels.properties());
        assertThat(base.one("PodDisruptionBudget", name)
                        .at("/spec/selector/matchLabels")
                        .properties())
                .isSubsetOf(labels.properties());
        assertThat(base.one("PodDisruptionBudget", name)
                        .at("/spec/maxUnavailable")
                        .asInt())
                .isEqualTo(1);
        assertThat(base.one("Deployment", name).at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(base.one("ServiceAccount", name)
                        .at("/automountServiceAccountToken")
                        .asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({Rendered.BASE + ", ReadWriteMany", Rendered.DEMO + ", ReadWriteOnce"})
    void all_instances_of_the_survey_share_the_folder_of_its_keys(String folder, String access) {
        var rendered = Rendered.of(folder);

        var claim = rendered.one("PersistentVolumeClaim", "survey-seal");
        assertThat(claim.at("/spec/accessModes/0").asString()).isEqualTo(access);
        assertThat(rendered.one("Deployment", "survey-service").at("/spec/template/spec/volumes"))
                .anyMatch(volume ->
                        volume.at("/persistentVolumeClaim/claimName").asString().equals("survey-seal"));
    }

    @Test
    void network_policies_deny_everything_else() {
        var nothing = Rendered.of(Rendered.BASE).one("NetworkPolicy", "nothing").path("spec");

        assertThat(nothing.path("podSelector")).isEmpty();
        assertThat(nothing.path("policyTypes")).extracting(JsonNode::asString).containsExactly("Ingress", "Egress");
        assertThat(nothing.has("ingress") || nothing.has("egress")).isFalse();
    }

    /// What the documents and settings name can be reached.
    @Test
    void network_policies_open_the_ports_that_are_named() throws IOException {
        assertThat(egressPorts("services"))
                .containsExactlyInAnyOrder("53", "53", "9092", "9093", "27017", "4318", "443", "8443");
        assertThat(egressPorts("notification-service")).containsExactlyInAnyOrder("587", "465", "25");
        assertThat(Path.of("../../docs/metrics.md")).content().contains("http://collector.monitoring.svc:4318/");
        assertThat(Path.of("base/settings.env")).content().contains(":9092\n", "SPRING_MAIL_PORT=587\n");
        assertThat(Path.of("README.md")).content().contains(":9093", "8443", "port 465", "port 25");
    }

    private static List<String> egressPorts(String policy) {
        return Rendered.of(Rendered.BASE)
                .one("NetworkPolicy", policy)
                .at("/spec/egress")
                .valueStream()
                .flatMap(rule -> rule.path("ports").valueStream())
                .map(port -> port.path("port").asString())
                .toList();
    }

    private static void set(JsonNode parent, String field, JsonNode value) {
        switch (parent) {
            case ObjectNode object when value.isNull() -> object.remove(field);
            case ObjectNode object -> object.set(field, value);
            case ArrayNode array -> array.set(Integer.parseInt(field), value);
            default -> throw new IllegalArgumentException(field);
        }
    }
}
