package fr.spro.manifests;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The rules for each Deployment: minimal rights, and no lost work.
final class PodRules {

    private static final int LONGEST_SHUTDOWN_SECONDS = 60;

    private static final Map<String, Predicate<JsonNode>> RULES = new LinkedHashMap<>();

    static {
        pod("does not run as root", "/securityContext/runAsNonRoot", JsonNode::asBoolean);
        pod("runs as user 10001 of the image", "/securityContext/runAsUser", is(10001));
        pod("is confined by seccomp", "/securityContext/seccompProfile/type", is("RuntimeDefault"));
        pod("has no token for the cluster", "/automountServiceAccountToken", is(false));
        pod("has time to finish its work", "/terminationGracePeriodSeconds", is(LONGEST_SHUTDOWN_SECONDS));
        pod("is spread over nodes", "/topologySpreadConstraints/0/topologyKey", is("kubernetes.io/hostname"));
        container("cannot write to its image", "/securityContext/readOnlyRootFilesystem", JsonNode::asBoolean);
        container("cannot gain rights", "/securityContext/allowPrivilegeEscalation", is(false));
        container("has no capability", "/securityContext/capabilities/drop/0", is("ALL"));
        container("adds no capability", "/securityContext/capabilities/add", JsonNode::isMissingNode);
        container("asks for processor time", "/resources/requests/cpu", JsonNode::isString);
        container("asks for memory", "/resources/requests/memory", JsonNode::isString);
        container("is limited in processor time", "/resources/limits/cpu", JsonNode::isString);
        container("is limited in memory", "/resources/limits/memory", JsonNode::isString);
        container("has a startup probe", "/startupProbe/httpGet", is("/livez", "management"));
        container("has a liveness probe", "/livenessProbe/httpGet", is("/livez", "management"));
        container("has a readiness probe", "/readinessProbe/httpGet", is("/readyz", "management"));
        container("leaves the gateway before it stops", "/lifecycle/preStop/sleep/seconds", JsonNode::isInt);
        container("has a version", "/image", image -> image.asString().matches(".+:(?!latest$).+"));
        container(
                "reads the common settings",
                "/envFrom/0/configMapRef/name",
                name -> name.asString().startsWith("settings-"));
        container("sets no secret in its environment", "/env", JsonNode::isMissingNode);
        RULES.put(
                "has guaranteed memory",
                deployment -> container(deployment)
                        .at("/resources/requests/memory")
                        .equals(container(deployment).at("/resources/limits/memory")));
        RULES.put(
                "is one container",
                deployment -> deployment.at("/spec/template/spec/containers").size() == 1
                        && deployment.at("/spec/template/spec/initContainers").isMissingNode());
        RULES.put(
                "keeps its replicas during an upgrade",
                deployment -> is(0).test(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable")));
        RULES.put(
                "has its own account",
                deployment ->
                        is(Rendered.name(deployment)).test(deployment.at("/spec/template/spec/serviceAccountName")));
        RULES.put(
                "has its secrets as files",
                deployment -> mounted(
                        deployment,
                        "/run/secrets/spro",
                        volume -> is(Rendered.name(deployment)).test(volume.at("/secret/secretName"))));
        RULES.put(
                "has the settings of the network",
                deployment -> mounted(
                        deployment,
                        "/etc/spro",
                        volume -> volume.at("/configMap/name").asString().startsWith("network-")));
        RULES.put("can write to /tmp", deployment -> mounted(deployment, "/tmp", volume -> volume.has("emptyDir")));
    }

    private PodRules() {}

    static List<String> broken(JsonNode deployment) {
        return RULES.entrySet().stream()
                .filter(rule -> !rule.getValue().test(deployment))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void pod(String rule, String field, Predicate<JsonNode> holds) {
        RULES.put(rule, deployment -> holds.test(deployment.at("/spec/template/spec" + field)));
    }

    private static void container(String rule, String field, Predicate<JsonNode> holds) {
        RULES.put(rule, deployment -> holds.test(container(deployment).at(field)));
    }

    private static JsonNode container(JsonNode deployment) {
        return deployment.at("/spec/template/spec/containers/0");
    }

    private static boolean mounted(JsonNode deployment, String path, Predicate<JsonNode> holds) {
        return StreamSupport.stream(container(deployment).path("volumeMounts").spliterator(), false)
                .filter(mount -> mount.path("mountPath").asString().equals(path))
                .map(mount -> mount.path("name").asString())
                .anyMatch(name -> StreamSupport.stream(
                                deployment.at("/spec/template/spec/volumes").spliterator(), false)
                        .anyMatch(volume -> volume.path("name").asString().equals(name) && holds.test(volume)));
    }

    private static Predicate<JsonNode> is(Object expected) {
        return value -> value.isValueNode() && value.asString().equals(expected.toString());
    }

    private static Predicate<JsonNode> is(String path, String port) {
        return probe -> is(path).test(probe.path("path")) && is(port).test(probe.path("port"));
    }
}
