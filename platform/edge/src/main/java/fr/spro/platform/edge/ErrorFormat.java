package fr.spro.platform.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// How an error is shown: as problem details (RFC 9457) below `/api` and to programs elsewhere, as a page to browsers.
public final class ErrorFormat {

    private static final List<String> JSON = List.of("application/json", "application/problem+json");

    private ErrorFormat() {}

    /// Whether a request with this path belongs to an API.
    public static boolean isApi(@Nullable String path) {
        return path != null && (path.equals("/api") || path.startsWith("/api/"));
    }

    /// Whether the client wants problem details.
    ///
    /// @param path the requested path, since that of an error dispatch is another
    public static boolean isForPrograms(HttpServletRequest request, @Nullable String path) {
        return isApi(path) || acceptsOnlyJson(request.getHeader("Accept"));
    }

    static boolean acceptsOnlyJson(@Nullable String accept) {
        return accept != null && JSON.stream().anyMatch(accept::contains) && !accept.contains("text/html");
    }

    /// Ends a request with an error: problem details at once, or the error page of the application.
    public static void send(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        if (isForPrograms(request, request.getRequestURI())) {
            writeProblem(response, status);
        } else {
            response.sendError(status);
        }
    }

    /// Writes problem details.
    public static void writeProblem(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(problem(status).getBytes(StandardCharsets.UTF_8));
    }

    /// Problem details without anything that the client has sent.
    public static String problem(int status) {
        var known = HttpStatus.resolve(status);
        return "{\"title\":\"%s\",\"status\":%d}".formatted(known == null ? "Error" : known.getReasonPhrase(), status);
    }
}
