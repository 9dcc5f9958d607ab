package fr.spro.platform.web;

import fr.spro.platform.Unavailable;
import fr.spro.platform.UnknownAggregate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Answers of the API when something is wrong: RFC 9457, every fault named.
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ApiProblems extends ResponseEntityExceptionHandler {

    /// One fault of a request: where, and what would be right.
    public record Fault(String field, String detail) {}

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = exception.getBody();
        problem.setProperty(
                "errors",
                exception.getAllErrors().stream()
                        .map(error -> new Fault(
                                error instanceof FieldError field ? field.getField() : "",
                                String.valueOf(error.getDefaultMessage())))
                        .toList());
        return handleExceptionInternal(exception, problem, headers, status, request);
    }

    @ExceptionHandler(UnknownAggregate.class)
    ProblemDetail unknown(UnknownAggregate exception) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, exception.getMessage());
    }

    @ExceptionHandler(Refused.class)
    ProblemDetail refused(Refused exception) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, exception.getMessage());
        problem.setProperty("errors", List.copyOf(exception.faults()));
        return problem;
    }

    @ExceptionHandler(DataAccessResourceFailureException.class)
    ResponseEntity<ProblemDetail> storeAway() {
        return later(30);
    }

    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<ProblemDetail> other(RuntimeException exception) {
        if (exception instanceof Unavailable unavailable) {
            return later(unavailable.retryAfter().toSeconds());
        }
        throw exception;
    }

    private static ResponseEntity<ProblemDetail> later(long seconds) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds))
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "Ask again later"));
    }
}
