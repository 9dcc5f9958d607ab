package fr.spro.manifests;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Validates resources strictly: finds unknown or missing fields and unknown kinds or versions.
final class ManifestValidator {

    private interface Check {
        void accept(JsonElement resource) throws IOException;
    }

    private static final Map<String, Check> CORE = Map.of(
            "v1/ConfigMap", V1ConfigMap::validateJsonElement,
            "v1/Namespace", V1Namespace::validateJsonElement,
            "v1/PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement,
            "v1/Service", V1Service::validateJsonElement,
            "v1/ServiceAccount", V1ServiceAccount::validateJsonElement,
            "apps/v1/Deployment", V1Deployment::validateJsonElement,
            "batch/v1/CronJob", V1CronJob::validateJsonElement,
            "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement);

    private static final Map<String, Class<? extends HasMetadata>> OPERATORS = Stream.of(
                    Kafka.class,
                    KafkaNodePool.class,
                    KafkaTopic.class,
                    HTTPRoute.class,
                    PodMonitor.class,
                    PrometheusRule.class)
            .collect(Collectors.toMap(
                    type -> HasMetadata.getApiVersion(type) + "/" + HasMetadata.getKind(type), type -> type));

    private static final KubernetesSerialization FABRIC8 = new KubernetesSerialization();

    private ManifestValidator() {}

    static List<String> faults(JsonNode resource) {
        var type = resource.path("apiVersion").asString() + "/"
                + resource.path("kind").asString();
        if (CORE.containsKey(type)) {
            return coreFaults(CORE.get(type), resource);
        }
        if (OPERATORS.containsKey(type)) {
            return operatorFaults(OPERATORS.get(type), resource);
        }
        return List.of("unknown kind or version: " + type);
    }

    private static List<String> coreFaults(Check check, JsonNode resource) {
        try {
            check.accept(JsonParser.parseString(resource.toString()));
            return List.of();
        } catch (IllegalArgumentException | IOException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> operatorFaults(Class<? extends HasMetadata> type, JsonNode resource) {
        var faults = new ArrayList<String>();
        try {
            collectUnknown(FABRIC8.unmarshal(resource.toString(), type), faults);
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        return faults;
    }

    /// The models keep unknown fields at each level, so each level is checked.
    private static void collectUnknown(Object value, List<String> faults) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(entry -> collectUnknown(entry, faults));
            case Collection<?> list -> list.forEach(entry -> collectUnknown(entry, faults));
            case Object model
            when isModel(model) -> {
                if (call("getAdditionalProperties", model).orElse(null) instanceof Map<?, ?> unknown) {
                    unknown.keySet()
                            .forEach(field -> faults.add(model.getClass().getSimpleName() + " has no field " + field));
                }
                getters(model).forEach(getter -> call(getter, model).ifPresent(part -> collectUnknown(part, faults)));
            }
            default -> {}
        }
    }

    private static boolean isModel(Object value) {
        var name = value.getClass().getName();
        return !value.getClass().isEnum()
                && (name.startsWith("io.fabric8.") || name.startsWith("io.strimzi.api.kafka.model."));
    }

    private static Stream<String> getters(Object model) {
        return Arrays.stream(model.getClass().getMethods())
                .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0)
                .map(method -> method.getName())
                .filter(name -> !name.equals("getClass") && !name.equals("getAdditionalProperties"))
                .distinct()
                .sorted(Comparator.naturalOrder());
    }

    private static Optional<Object> call(String getter, Object model) {
        try {
            return Optional.ofNullable(model.getClass().getMethod(getter).invoke(model));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(getter + " of " + model.getClass(), e);
        }
    }
}
