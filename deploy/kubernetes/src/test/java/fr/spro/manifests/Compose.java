package fr.spro.manifests;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The part of the Compose Specification that we use: any other field is a mistake.
record Compose(
        String name,
        Map<String, Container> services,
        Map<String, Text> configs,
        Map<String, SecretFile> secrets,
        Map<String, Map<String, Object>> volumes) {

    record Container(
            String image,
            @Nullable Build build,
            @Nullable String restart,
            @Nullable String user,
            @Nullable @JsonProperty("read_only") Boolean readOnly,
            @Nullable List<String> tmpfs,
            @Nullable @JsonProperty("cap_drop") List<String> dropped,
            @Nullable @JsonProperty("security_opt") List<String> security,
            @Nullable @JsonProperty("mem_limit") String memory,
            @Nullable @JsonProperty("stop_grace_period") String gracePeriod,
            @Nullable List<String> command,
            @Nullable Map<String, String> environment,
            @Nullable Healthcheck healthcheck,
            @Nullable @JsonProperty("depends_on") Map<String, Dependency> dependencies,
            @Nullable List<String> ports,
            @Nullable List<String> volumes,
            @Nullable List<Mounted> configs,
            @Nullable List<Mounted> secrets) {}

    record Build(String context, String dockerfile, Map<String, String> args) {}

    record Healthcheck(
            List<String> test,
            String interval,
            String timeout,
            @JsonProperty("start_period") String startPeriod,
            int retries) {}

    record Dependency(String condition) {}

    record Mounted(String source, String target) {}

    record Text(String content) {}

    record SecretFile(String file) {}

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Compose read(String yaml) {
        Map<String, Object> all = new Yaml().load(yaml);
        var ours = all.entrySet().stream()
                .filter(part -> !part.getKey().startsWith("x-"))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return STRICT.convertValue(ours, Compose.class);
    }
}
