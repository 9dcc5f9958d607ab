package fr.spro.platform.edge;

import java.util.OptionalInt;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartException;

/// Failures whose cause is a request that cannot be read, whoever tried first.
public final class MalformedRequests {

    private MalformedRequests() {}

    /// The status of the response to the request that caused the failure; empty if the request is not the cause.
    public static OptionalInt statusOf(Throwable failure) {
        var status = OptionalInt.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ContentTooLarge tooLarge -> {
                    return OptionalInt.of(tooLarge.getStatusCode().value());
                }
                case SlowBody _ -> {
                    return OptionalInt.of(HttpStatus.REQUEST_TIMEOUT.value());
                }
                case InvalidParameterException parameter -> status = OptionalInt.of(parameter.getErrorCode());
                case MultipartException _ -> status = OptionalInt.of(HttpStatus.BAD_REQUEST.value());
                default -> {}
            }
        }
        return status;
    }
}
