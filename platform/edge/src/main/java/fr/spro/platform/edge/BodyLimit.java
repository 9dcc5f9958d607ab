package fr.spro.platform.edge;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.WebUtils;

/// The largest body of a request. A larger one is refused before it is read if its length is declared, else at the
/// first byte too many.
public final class BodyLimit {

    private BodyLimit() {}

    /// Sets the limit of the operation that is about to read the request.
    ///
    /// @throws ContentTooLarge if the declared length is above it
    public static void apply(HttpServletRequest request, DataSize limit) {
        if (request.getContentLengthLong() > limit.toBytes()) throw new ContentTooLarge(limit.toBytes());
        var limited = WebUtils.getNativeRequest(request, LimitedRequest.class);
        if (limited != null) limited.setLimit(limit.toBytes());
    }
}
