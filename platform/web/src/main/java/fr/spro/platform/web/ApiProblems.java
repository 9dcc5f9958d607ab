package fr.spro.platform.web;

import fr.spro.platform.edge.MalformedRequests;
import fr.spro.platform.messaging.Faults;
import fr.spro.platform.messaging.outbox.UnknownAggregate;
import fr.spro.platform.person.NotInSchema;
import fr.spro.platform.violation.Violation;
import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Error responses of the API: RFC 9457, with every violation in the client's language.
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Pattern OWN_WORDS = Pattern.compile("\\{violation\\.([a-z-]+)}");

    /// A violation in a response of the API.
    ///
    /// @param path the field; empty for the request as a whole
    /// @param message in the language of the request
    public record RequestError(String path, String code, String message) {}

    private final ViolationMessages messages;

    public ApiProblems(ViolationMessages messages) {
        this.messages = messages;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = exception.getAllErrors();
        var isAllowed = errors.stream().allMatch(ApiProblems::isAllowedBySchema);
        var code = isAllowed ? HttpStatus.UNPROCESSABLE_CONTENT : status;
        var problem = exception.getBody();
        problem.setStatus(code.value());
        if (isAllowed) problem.setTitle(HttpStatus.UNPROCESSABLE_CONTENT.getReasonPhrase());
        problem.setProperty(
                "errors",
                errors.stream()
                        .map(error -> new RequestError(
                                error instanceof FieldError field ? field.getField() : "",
                                code(error),
                                String.valueOf(error.getDefaultMessage())))
                        .toList());
        return handleExceptionInternal(exception, problem, headers, code, request);
    }

    private static boolean isAllowedBySchema(ObjectError error) {
        return error.contains(ConstraintViolation.class)
                && error.unwrap(ConstraintViolation.class)
                        .getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .isAnnotationPresent(NotInSchema.class);
    }

    /// `NotBlank` as `not-blank`, like the codes of the domain; a rule of ours has the code of its words, which files
    /// and use cases give for the same fault.
    private static String code(ObjectError error) {
        if (isAllowedBySchema(error)) {
            var words =
                    OWN_WORDS.matcher(error.unwrap(ConstraintViolation.class).getMessageTemplate());
            if (words.matches()) return words.group(1);
        }
        return String.valueOf(error.getCode())
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /// Not JSON, or with an unknown field or one of another type.
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var malformed = MalformedRequests.statusOf(exception);
        if (malformed.isPresent()) {
            var code = HttpStatusCode.valueOf(malformed.getAsInt());
            return handleExceptionInternal(exception, ProblemDetail.forStatus(code), headers, code, request);
        }
        var problem = createProblemDetail(exception, status, "Cannot be read", null, null, request);
        if (exception.getCause() instanceof DatabindException cause) {
            var violation = cause instanceof UnrecognizedPropertyException
                    ? Violation.of(field(cause), "unknown-field")
                    : Violation.of(field(cause), "unreadable");
            problem.setProperty("errors", errors(List.of(violation)));
        }
        return handleExceptionInternal(exception, problem, headers, status, request);
    }

    private static String field(DatabindException exception) {
        return exception.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "[%d]".formatted(step.getIndex())
                        : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var field = Objects.requireNonNullElse(exception.getPropertyName(), "");
        var problem = createProblemDetail(exception, status, "Cannot be read", null, null, request);
        problem.setProperty("errors", errors(List.of(Violation.of(field, "unreadable"))));
        return handleExceptionInternal(exception, problem, headers, status, request);
    }

    @ExceptionHandler(UnreadableParameter.class)
    ResponseEntity<ProblemDetail> unreadable(UnreadableParameter exception) {
        var problem = exception.getBody();
        problem.setProperty("errors", errors(List.of(Violation.of(exception.name(), "unreadable"))));
        return ResponseEntity.badRequest().body(problem);
    }

    @ExceptionHandler(UnknownAggregate.class)
    ProblemDetail unknown(UnknownAggregate exception) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, exception.getMessage());
    }

    @ExceptionHandler(RejectedRequest.class)
    ProblemDetail rejected(RejectedRequest exception) {
        var problem = ProblemDetail.forStatusAndDetail(exception.status(), exception.getMessage());
        problem.setProperty("errors", errors(exception.violations()));
        return problem;
    }

    private List<RequestError> errors(List<Violation> violations) {
        var language = LocaleContextHolder.getLocale();
        return violations.stream()
                .map(violation ->
                        new RequestError(violation.path(), violation.code(), messages.text(violation, language)))
                .toList();
    }

    /// Temporary faults are left to `UnavailableFilter`, malformed requests to the edge.
    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<ProblemDetail> other(RuntimeException exception) {
        if (exception instanceof AccessDeniedException
                || Faults.isTemporary(exception)
                || MalformedRequests.statusOf(exception).isPresent()) throw exception;
        logger.error("A request of the API failed", exception);
        return ResponseEntity.of(ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR))
                .build();
    }
}
