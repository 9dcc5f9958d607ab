package fr.spro.platform.web.openapi;

import fr.spro.platform.web.MaxBodyCheck;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/// Describes the error responses of an operation: those that the platform gives to every one, and those
/// that it says itself.
final class DescribeProblems {

    static final String MEDIA_TYPE = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private DescribeProblems() {}

    static void of(Operation operation, HandlerMethod method) {
        var responses = operation.getResponses();
        responses.addApiResponse(
                "400", problem("The request is malformed or invalid; `errors` lists every violation."));
        responses.addApiResponse("401", problem("Missing or invalid access token."));
        responses.addApiResponse("403", problem("The role in the token is not sufficient."));
        if (DescribeOperations.parameters(operation).stream()
                .anyMatch(parameter -> parameter.getIn().equals("path"))) {
            responses.addApiResponse("404", problem("The resource does not exist."));
        }
        if (operation.getRequestBody() != null) {
            responses.addApiResponse(
                    "413",
                    problem("The body is larger than %d kB."
                            .formatted(MaxBodyCheck.of(method).toKilobytes())));
            responses.addApiResponse("415", problem("Unsupported media type of the body."));
        }
        var conflictIf = method.getMethodAnnotation(ConflictIf.class);
        if (conflictIf != null) responses.addApiResponse("409", conflict(conflictIf));
        if (DescribeOperations.guards(method)) {
            responses.addApiResponse(
                    "412",
                    problem("Somebody else has changed it since it was read.")
                            .addHeaderObject(HttpHeaders.ETAG, DescribeOperations.tag()));
            responses.addApiResponse("428", problem("`If-Match` is missing."));
        }
        var rejectedIf = method.getMethodAnnotation(RejectedIf.class);
        var reasons = Stream.of(
                        rejectedIf == null ? "" : rejectedIf.value(),
                        readsIncomplete(method) ? "a text is no name or no e-mail address" : "",
                        DescribeOperations.takesKey(method) ? "the key was used with another body" : "")
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining(", or "));
        if (!reasons.isEmpty()) {
            responses.addApiResponse("422", problem("Rejected if %s. `errors` lists every reason.".formatted(reasons)));
        }
        responses.addApiResponse(
                "503",
                problem("Temporarily unavailable. A write may have been stored: repeat it, with the same key"
                                + " if it has one.")
                        .addHeaderObject(
                                HttpHeaders.RETRY_AFTER,
                                new Header()
                                        .description("Seconds to wait before a retry.")
                                        .schema(new StringSchema())));
    }

    private static boolean readsIncomplete(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .anyMatch(parameter -> DescribeRecord.isIncomplete(parameter.getParameterType()));
    }

    private static ApiResponse conflict(ConflictIf conflict) {
        if (conflict.property().isEmpty()) return problem(conflict.value());
        var problem = DescribeApi.problem();
        problem.addProperty(conflict.property(), reference(SchemaNames.name(conflict.type())));
        return problem(conflict.value(), problem);
    }

    private static ApiResponse problem(String description) {
        return problem(description, reference(DescribeApi.PROBLEM));
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private static ApiResponse problem(String description, Schema<?> schema) {
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType(MEDIA_TYPE, new MediaType().schema(schema)));
    }
}
