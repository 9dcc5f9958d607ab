package fr.spro.platform.web.openapi;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// One request and its response.
///
/// @param path as in the document, with variable names
/// @param parameters the names of query parameters and headers
/// @param sentType of the request's body, if it has one
/// @param location of the created resource
/// @param tag the `ETag` of the response
public record Exchange(
        String method,
        String path,
        Set<String> parameters,
        @Nullable MediaType sentType,
        String sent,
        int status,
        @Nullable MediaType answeredType,
        String answered,
        @Nullable String location,
        @Nullable String tag) {

    String operation() {
        return method + " " + path;
    }

    /// The description for a failed assertion.
    @Override
    public String toString() {
        return "%s -> %d %s"
                .formatted(operation(), status, answered.length() > 400 ? answered.substring(0, 400) : answered);
    }
}
