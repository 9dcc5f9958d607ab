package fr.spro.platform.web;

import fr.spro.platform.violation.Violation;
import java.util.List;

/// A well-formed request that the domain rejects, with every violation. At the API's edge: 422.
public class RejectedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public RejectedRequest(List<Violation> violations) {
        super("The request violates a rule");
        this.violations = List.copyOf(violations);
    }

    public static RejectedRequest because(String path, String code, Object... arguments) {
        return new RejectedRequest(List.of(Violation.of(path, code, arguments)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
