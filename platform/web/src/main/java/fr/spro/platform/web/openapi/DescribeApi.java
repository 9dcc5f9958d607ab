package fr.spro.platform.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/// Adds what all operations share to the document: access token, problem schema, and required fields of
/// records.
public class DescribeApi implements GlobalOpenApiCustomizer {

    static final String TOKEN = "token";
    static final String PROBLEM = "Problem";

    private static final String CONVENTIONS = """
        Times are UTC instants unless stated otherwise. Error responses follow RFC 9457, with every violation in \
        `errors` and its message in the language of `Accept-Language` (`fr` by default, or `en`). Requests with \
        unknown fields are rejected; responses may have more fields in later versions. Repeating a command is a \
        no-op. Every POST that answers with JSON accepts an `Idempotency-Key`: the same key with another body is \
        rejected, and a rejected request does not use its key up.\
        """;

    private final String service;
    private final SchemaNames names;

    public DescribeApi(String service, SchemaNames names) {
        this.service = service;
        this.names = names;
    }

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info().title(service).version("v1").description(CONVENTIONS));
        var components = api.getComponents();
        components.addSecuritySchemes(
                TOKEN,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("Access token of the identity provider with one of the required roles in its claim"
                                + " `roles`."));
        if (components.getSchemas() == null) components.schemas(new java.util.TreeMap<>());
        components.getSchemas().forEach((name, schema) -> {
            var type = names.type(name);
            if (type != null && type.isRecord()) DescribeRecord.describe(schema, type);
        });
        components.addSchemas(PROBLEM, problem());
        var requests = new HashSet<String>();
        operations(api)
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .forEach(content -> collect(content.getSchema(), api, requests));
        requests.forEach(name -> {
            var schema = components.getSchemas().get(name);
            schema.setAdditionalProperties(false);
            describeTexts(schema);
        });
    }

    private static void describeTexts(Schema<?> record) {
        if (record.getProperties() == null) return;
        for (Schema<?> field : record.getProperties().values()) {
            TextPatterns.describe(field);
            if (field.getItems() != null) TextPatterns.describe(field.getItems());
        }
    }

    private static Stream<io.swagger.v3.oas.models.Operation> operations(OpenAPI api) {
        return api.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    static Schema<?> problem() {
        var error = new ObjectSchema();
        error.addProperty("path", new StringSchema().description("The field; empty for the request as a whole."));
        error.addProperty("code", new StringSchema().description("What is wrong, for programs."));
        error.addProperty("message", new StringSchema().description("What is wrong, for people."));
        error.setRequired(List.of("path", "code", "message"));
        var problem = new ObjectSchema();
        problem.addProperty("type", new StringSchema().format("uri-reference"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("instance", new StringSchema().format("uri-reference"));
        problem.addProperty("errors", new ArraySchema().items(error));
        problem.setRequired(List.of("title", "status"));
        return problem;
    }

    /// The schemas used by requests.
    private static void collect(Schema<?> schema, OpenAPI api, Set<String> names) {
        if (schema == null) return;
        if (schema.get$ref() != null) {
            var name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            if (names.add(name)) collect(api.getComponents().getSchemas().get(name), api, names);
            return;
        }
        if (schema.getProperties() != null) schema.getProperties().values().forEach(part -> collect(part, api, names));
        if (schema.getAnyOf() != null) schema.getAnyOf().forEach(part -> collect(part, api, names));
        collect(schema.getItems(), api, names);
        if (schema.getAdditionalProperties() instanceof Schema<?> values) collect(values, api, names);
    }
}
