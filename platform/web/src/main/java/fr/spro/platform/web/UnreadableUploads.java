package fr.spro.platform.web;

import fr.spro.platform.edge.ErrorFormat;
import fr.spro.platform.edge.MalformedRequestFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/// A file that is too large, or a malformed form with files. It fails before its controller is known, so this
/// is for all of them, and before Spring's own answer, which is for programs only.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class UnreadableUploads {

    @ExceptionHandler(MultipartException.class)
    void refuse(MultipartException exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // Else the error page would read it again, and fail as well.
        MalformedRequestFilter.leaveUnread(request);
        var status = exception instanceof MaxUploadSizeExceededException
                ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                : HttpServletResponse.SC_BAD_REQUEST;
        ErrorFormat.send(request, response, status);
    }
}
