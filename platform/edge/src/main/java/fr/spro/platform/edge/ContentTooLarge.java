package fr.spro.platform.edge;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// A body is larger than its operation allows: 413.
public final class ContentTooLarge extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /// @param limit in bytes
    ContentTooLarge(long limit) {
        super(HttpStatus.CONTENT_TOO_LARGE);
        setDetail("At most %d bytes are accepted".formatted(limit));
    }
}
