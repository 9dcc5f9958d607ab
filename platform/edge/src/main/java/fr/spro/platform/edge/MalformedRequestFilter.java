package fr.spro.platform.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// Answers 400 or 413 to a request whose content type, parameters or parts cannot be read, whoever tries to read
/// them first: a security filter, a binder or a controller. A content type that cannot be read is answered by
/// `UnreadableRequests`, after everybody who asks for a sign-in or a role.
public final class MalformedRequestFilter implements Filter {

    private static final String UNREADABLE = MalformedRequestFilter.class.getName();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private static void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(isUnreadable(request) ? new RequestWithoutParameters(request) : request, response);
            return;
        }
        if (!isReadable(request.getContentType())) {
            leaveUnread(request);
            chain.doFilter(new RequestWithoutParameters(request), response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            var status = MalformedRequests.statusOf(e);
            if (status.isEmpty() || response.isCommitted()) throw e;
            reject(request, response, status.getAsInt());
        }
    }

    /// Whether the content type, the parameters or the parts cannot be read.
    public static boolean isUnreadable(HttpServletRequest request) {
        return request.getAttribute(UNREADABLE) != null;
    }

    /// Whether a body that is left unread is a form with files.
    public static boolean isUnreadUpload(HttpServletRequest request) {
        return request.getAttribute(UNREADABLE) instanceof String type
                && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    /// Keeps the error page of this request from reading its body.
    public static void leaveUnread(HttpServletRequest request) {
        request.setAttribute(UNREADABLE, String.valueOf(request.getContentType()));
    }

    private static void reject(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        leaveUnread(request);
        ErrorFormat.send(request, response, status);
    }

    private static boolean isReadable(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) return true;
        try {
            var type = MediaType.parseMediaType(contentType);
            var isMissingBoundary = type.getType().equals("multipart") && type.getParameter("boundary") == null;
            return type.isConcrete() && !isMissingBoundary;
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
