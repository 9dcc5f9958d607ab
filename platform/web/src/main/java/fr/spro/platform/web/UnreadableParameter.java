package fr.spro.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// A parameter or header of a request that cannot be bound: 400.
public final class UnreadableParameter extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private final String name;

    public UnreadableParameter(String name) {
        this(name, null);
    }

    UnreadableParameter(String name, @Nullable Exception cause) {
        super(HttpStatus.BAD_REQUEST, ProblemDetail.forStatus(HttpStatus.BAD_REQUEST), cause);
        this.name = name;
    }

    String name() {
        return name;
    }
}
