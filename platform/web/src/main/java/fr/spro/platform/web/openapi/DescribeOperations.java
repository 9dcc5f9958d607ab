package fr.spro.platform.web.openapi;

import static org.springframework.core.annotation.AnnotatedElementUtils.findMergedAnnotation;

import fr.spro.platform.web.idempotency.IdempotencyKey;
import fr.spro.platform.web.idempotency.IdempotentPosts;
import fr.spro.platform.web.versions.IfMatch;
import fr.spro.platform.web.versions.Versioned;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/// Completes each operation from its method and the platform: operation id, required roles and all error
/// responses.
public class DescribeOperations implements GlobalOperationCustomizer {

    private static final Pattern QUOTED = Pattern.compile("'(\\w+)'");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)");
    private static final Pattern CHOICE = Pattern.compile("\\{(\\w+):(\\w[\\w|-]*)}");

    private final List<String> allRoles;

    /// @param allRoles the roles of operations without a rule of their own
    public DescribeOperations(List<String> allRoles) {
        this.allRoles = List.copyOf(allRoles);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var subject = ApiSubject.of(method.getBeanType());
        operation.setTags(List.of(subject));
        operation.setOperationId(method.getMethod().getName() + subject);
        operation.setSecurity(roles(method)
                .map(role -> new SecurityRequirement().addList(DescribeApi.TOKEN, role))
                .toList());
        addVariables(operation, method);
        describeParameters(operation, method);
        describeSuccess(operation.getResponses(), method);
        DescribeProblems.of(operation, method);
        return operation;
    }

    /// One of these roles is sufficient.
    private Stream<String> roles(HandlerMethod method) {
        var own = findMergedAnnotation(method.getMethod(), PreAuthorize.class);
        var rule = own != null ? own : findMergedAnnotation(method.getBeanType(), PreAuthorize.class);
        return rule == null
                ? allRoles.stream()
                : QUOTED.matcher(rule.value())
                        .results()
                        .map(found -> found.group(1).toLowerCase(Locale.ROOT));
    }

    /// Adds the variables of the address that a method takes as an aggregate.
    private static void addVariables(Operation operation, HandlerMethod method) {
        var known = parameters(operation).stream().map(Parameter::getName).toList();
        var missing = paths(method)
                .flatMap(path -> VARIABLE.matcher(path).results())
                .map(variable -> variable.group(1))
                .distinct()
                .filter(variable -> !known.contains(variable))
                .map(variable -> new PathParameter().name(variable).schema(new StringSchema()))
                .toList();
        if (missing.isEmpty()) return;
        var all = new ArrayList<Parameter>(missing);
        all.addAll(parameters(operation));
        operation.setParameters(all);
    }

    /// The paths of a method, each after that of its controller.
    private static Stream<String> paths(HandlerMethod method) {
        var own = Objects.requireNonNull(findMergedAnnotation(method.getMethod(), RequestMapping.class));
        var controller = findMergedAnnotation(method.getBeanType(), RequestMapping.class);
        return Stream.concat(
                controller == null ? Stream.empty() : Arrays.stream(controller.path()), Arrays.stream(own.path()));
    }

    private static void describeParameters(Operation operation, HandlerMethod method) {
        if (takesKey(method)) {
            if (operation.getParameters() != null) {
                operation
                        .getParameters()
                        .removeIf(parameter -> parameter.getName().equals(IdempotencyKey.HEADER));
            }
            operation.addParametersItem(new HeaderParameter()
                    .name(IdempotencyKey.HEADER)
                    .description("The same key and body return the first response for a day, also while it is in work.")
                    .schema(new StringSchema().minLength(1).maxLength(IdempotentPosts.MAX_KEY)));
        }
        if (Arrays.asList(method.getMethod().getParameterTypes()).contains(Locale.class)) {
            operation.addParametersItem(new HeaderParameter()
                    .name(HttpHeaders.ACCEPT_LANGUAGE)
                    .description("Language of messages: `fr` (default) or `en`.")
                    .schema(new StringSchema()));
        }
        if (guards(method)) {
            operation.addParametersItem(new HeaderParameter()
                    .name(HttpHeaders.IF_MATCH)
                    .required(true)
                    .description("The `ETag` that was read; `*` is not accepted.")
                    .schema(new StringSchema().pattern(IfMatch.ENTITY_TAG)));
        }
        for (var parameter : parameters(operation)) {
            if (parameter.getIn().equals("path")) parameter.setSchema(new StringSchema().pattern(TextPatterns.IN_PATH));
            if (parameter.getIn().equals("query")) TextPatterns.describe(parameter.getSchema());
        }
        paths(method)
                .flatMap(path -> CHOICE.matcher(path).results())
                .forEach(choice -> parameters(operation).stream()
                        .filter(parameter -> parameter.getName().equals(choice.group(1)))
                        .forEach(parameter -> parameter.setSchema(
                                new StringSchema()._enum(List.of(choice.group(2).split("\\|"))))));
    }

    private static void describeSuccess(ApiResponses responses, HandlerMethod method) {
        responses.values().stream()
                .filter(response -> response.getContent() != null)
                .forEach(response -> response.getContent().remove(DescribeProblems.MEDIA_TYPE));
        if (Versioned.class.isAssignableFrom(body(method))) {
            responses.values().forEach(response -> response.addHeaderObject(HttpHeaders.ETAG, tag()));
        }
        var created = responses.get("201");
        if (created != null
                && ResponseEntity.class.isAssignableFrom(method.getMethod().getReturnType())) {
            created.addHeaderObject(
                    HttpHeaders.LOCATION,
                    new Header().description("The URI of the created resource.").schema(new StringSchema()));
        }
    }

    static boolean takesKey(HandlerMethod method) {
        var mapping = findMergedAnnotation(method.getMethod(), RequestMapping.class);
        return mapping != null
                && Arrays.asList(mapping.method()).contains(RequestMethod.POST)
                && IdempotentPosts.covers(method);
    }

    static boolean guards(HandlerMethod method) {
        return Arrays.asList(method.getMethod().getParameterTypes()).contains(IfMatch.class);
    }

    private static Class<?> body(HandlerMethod method) {
        var answer = ResolvableType.forMethodReturnType(method.getMethod());
        var isEntity = ResponseEntity.class.isAssignableFrom(answer.toClass());
        return (isEntity ? answer.getGeneric(0) : answer).toClass();
    }

    static Header tag() {
        return new Header().description("The version, for `If-Match`.").schema(new StringSchema());
    }

    static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }
}
