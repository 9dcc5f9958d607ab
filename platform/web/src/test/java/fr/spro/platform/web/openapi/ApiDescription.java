package fr.spro.platform.web.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Validates real requests and responses against an OpenAPI document. Stricter than the document: responses
/// must not have undescribed fields.
public final class ApiDescription {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    /// The statuses of invalid requests.
    private static final Set<Integer> UNREADABLE = Set.of(400, 413, 415);

    private final String document;
    private final JsonNode components;
    private final JsonNode closed;
    private final Map<String, JsonNode> operations = new TreeMap<>();

    public ApiDescription(String document) {
        this.document = document;
        var read = JSON.readTree(document);
        this.components = read.path("components");
        this.closed = close(components.deepCopy());
        read.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method))
                        operations.put(method.toUpperCase(java.util.Locale.ROOT) + " " + path, operation);
                }));
    }

    /// The errors of the document itself.
    public List<String> faults() {
        var faults = new ArrayList<String>();
        var read = JSON.readTree(document);
        if (!read.path("openapi").asString("").startsWith("3.1")) faults.add("is not OpenAPI 3.1");
        var parsed = new OpenAPIV3Parser().readContents(document, null, new ParseOptions());
        if (parsed.getMessages() != null) faults.addAll(parsed.getMessages());
        read.findValuesAsString("$ref").stream()
                .filter(reference -> read.at(reference.substring(1)).isMissingNode())
                .forEach(reference -> faults.add(reference + " leads nowhere"));
        var ids = new TreeSet<String>();
        operations.forEach((name, operation) -> {
            for (var field : List.of("operationId", "summary")) {
                if (operation.path(field).asString("").isBlank()) faults.add("%s has no %s".formatted(name, field));
            }
            if (!ids.add(operation.path("operationId").asString("")))
                faults.add(name + " has the operationId of another");
        });
        return faults;
    }

    public Set<String> operations() {
        return operations.keySet();
    }

    /// Each described response, as `GET /things 200`.
    public Set<String> answers() {
        var answers = new TreeSet<String>();
        operations.forEach((name, operation) ->
                operation.path("responses").propertyNames().forEach(status -> answers.add(name + " " + status)));
        return answers;
    }

    /// The deviations of request and response from the document; empty if there are none.
    public List<String> faults(Exchange exchange) {
        var operation = operations.get(exchange.operation());
        if (operation == null) return List.of(exchange.operation() + " is not described");
        var faults = new ArrayList<String>();
        var known = new TreeSet<String>();
        operation
                .path("parameters")
                .forEach(parameter -> known.add(parameter.path("name").asString("")));
        exchange.parameters().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add("has no parameter " + name));
        if (exchange.sentType() != null && !UNREADABLE.contains(exchange.status())) {
            faults.addAll(requestFaults(operation, exchange.sentType(), exchange.sent()));
        }
        var response = operation.path("responses").path(String.valueOf(exchange.status()));
        if (response.isMissingNode()) {
            faults.add("answers " + exchange.status());
        } else {
            faults.addAll(answerFaults(response, exchange));
        }
        return faults.stream().map(fault -> "%s: %s".formatted(exchange, fault)).toList();
    }

    /// Whether the operation accepts the body.
    boolean takes(String operation, MediaType type, String body) {
        return requestFaults(operations.get(operation), type, body).isEmpty();
    }

    JsonNode operation(String name) {
        var operation = operations.get(name);
        if (operation == null) throw new IllegalArgumentException(name + " is not described");
        return operation;
    }

    private List<String> requestFaults(JsonNode operation, MediaType type, String body) {
        var content = of(operation.path("requestBody").path("content"), type);
        if (content.isMissingNode()) return List.of("takes no " + type);
        return isJson(type) ? faults("request", content.path("schema"), components, body) : List.of();
    }

    private List<String> answerFaults(JsonNode response, Exchange exchange) {
        var faults = new ArrayList<String>();
        var contents = response.path("content");
        var type = exchange.answeredType();
        if (type == null || exchange.answered().isEmpty()) {
            if (!contents.isEmpty()) faults.add("answers nothing");
        } else if (of(contents, type).isMissingNode()) {
            faults.add("answers " + type);
        } else if (isJson(type)) {
            var schema = close(of(contents, type).path("schema").deepCopy());
            faults.addAll(faults("answer", schema, closed, exchange.answered()));
        }
        if (response.path("headers").has("Location") != (exchange.location() != null)) {
            faults.add("Location: " + exchange.location());
        }
        if (response.path("headers").has("ETag") != (exchange.tag() != null)) faults.add("ETag: " + exchange.tag());
        return faults;
    }

    private static JsonNode of(JsonNode contents, MediaType type) {
        return contents.path("%s/%s".formatted(type.getType(), type.getSubtype()));
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }

    private static List<String> faults(String what, JsonNode schema, JsonNode components, String body) {
        if (!(schema.deepCopy() instanceof ObjectNode root)) return List.of(what + " has no schema");
        root.set("components", components);
        return SCHEMAS.getSchema(root).validate(JSON.readTree(body)).stream()
                .map(Error::toString)
                .map(fault -> what + fault)
                .toList();
    }

    private static JsonNode close(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(ApiDescription::close);
        return node;
    }
}
