package fr.spro.platform.web;

import fr.spro.platform.violation.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/// A well-formed request that the domain rejects, with every violation. At the API's edge: 422, or 409 if only the
/// present state forbids it.
public class RejectedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;
    private final HttpStatus status;

    public RejectedRequest(List<Violation> violations) {
        this(violations, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private RejectedRequest(List<Violation> violations, HttpStatus status) {
        super("The request violates a rule");
        this.violations = List.copyOf(violations);
        this.status = status;
    }

    public static RejectedRequest because(String path, String code, Object... arguments) {
        return new RejectedRequest(List.of(Violation.of(path, code, arguments)));
    }

    /// An action that is possible in another state.
    public static RejectedRequest conflict(String path, String code) {
        return new RejectedRequest(List.of(Violation.of(path, code)), HttpStatus.CONFLICT);
    }

    HttpStatus status() {
        return status;
    }

    public List<Violation> violations() {
        return violations;
    }
}
