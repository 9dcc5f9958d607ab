package fr.spro.platform.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/// Errors that the servlet container finds before the application sees the request, such as a malformed address or
/// headers that are too large: problem details for programs, a page in both languages for browsers.
final class ContainerErrors extends ErrorReportValve {

    private final StaticErrorPage page;

    ContainerErrors(StaticErrorPage page) {
        this.page = page;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        var canWrite = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, canWrite);
        if (canWrite.get()) write(request, response);
    }

    private void write(Request request, Response response) {
        var isForPrograms = ErrorFormat.isForPrograms(request, request.getRequestURI());
        response.setContentType(isForPrograms ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", StaticErrorPage.CONTENT_SECURITY);
        try {
            var writer = response.getReporter();
            if (writer == null) return;
            writer.write(isForPrograms ? ErrorFormat.problem(response.getStatus()) : page.html(response.getStatus()));
            response.finishResponse();
        } catch (IOException clientIsGone) {
            container.getLogger().debug("An error page was not sent", clientIsGone);
        }
    }
}
