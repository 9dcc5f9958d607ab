package fr.spro.platform.web.versions;

import fr.spro.platform.web.versions.IfMatch.MalformedIfMatch;
import fr.spro.platform.web.versions.IfMatch.MissingIfMatch;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Error responses of the API to changes that are not based on the current version.
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class VersionProblems {

    @ExceptionHandler(VersionConflict.class)
    ResponseEntity<ProblemDetail> conflict(VersionConflict exception) {
        return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED)
                .eTag(EntityTags.of(exception.version()))
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.PRECONDITION_FAILED, exception.getMessage()));
    }

    @ExceptionHandler(MissingIfMatch.class)
    ProblemDetail missing() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.PRECONDITION_REQUIRED, "Send the ETag that was read as If-Match");
    }

    @ExceptionHandler(MalformedIfMatch.class)
    ProblemDetail malformed() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "If-Match is not an entity tag");
    }
}
