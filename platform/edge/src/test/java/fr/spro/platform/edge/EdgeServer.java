package fr.spro.platform.edge;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;

/// A servlet container with the edge and one servlet, for requests that no HTTP client would send.
final class EdgeServer implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final WebServer server;

    EdgeServer() {
        this(Duration.ofSeconds(20));
    }

    /// @param bodyTime in which a body has to arrive
    EdgeServer(Duration bodyTime) {
        var settings = new EdgeSettings(
                URI.create("http://days.example.org"),
                new EdgeSettings.Edge(1, DataSize.ofKilobytes(64), bodyTime, "/assets/shell.css"));
        var factory = new TomcatServletWebServerFactory(0);
        new ContainerCustomizer(new StaticErrorPage(settings), bodyTime).customize(factory);
        server = factory.getWebServer(context -> {
            var edge = new EdgeAutoConfiguration();
            edge.publicRequestFilter(settings).onStartup(context);
            edge.malformedRequestFilter().onStartup(context);
            edge.bodyLimitFilter(settings).onStartup(context);
            edge.unreadableRequests().onStartup(context);
            var echo = context.addServlet("echo", (Servlet) new Echo());
            echo.setMultipartConfig(new MultipartConfigElement(""));
            echo.addMapping("/");
        });
        server.start();
    }

    /// Sends a request as it is written and returns everything that comes back until the server closes.
    String send(String... lines) throws IOException {
        return sendRaw(String.join("\r\n", lines) + "\r\n\r\n");
    }

    String sendRaw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Sends the head of a request and then its body byte by byte, until a response comes.
    ///
    /// @param pauseMillis between two bytes
    /// @return everything that comes back until the server closes, and how many bytes were sent
    Sent sendSlowly(String head, String body, int pauseMillis) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.setSoTimeout(pauseMillis);
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < body.length(); i++) {
                out.write(body.charAt(i));
                try {
                    var first = socket.getInputStream().read();
                    socket.setSoTimeout(TIMEOUT_MILLIS);
                    var rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    return new Sent((char) first + rest, i + 1);
                } catch (SocketTimeoutException nothingYet) {
                    continue;
                }
            }
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return new Sent(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8), body.length());
        }
    }

    /// @param response to what was sent
    /// @param bytes of the body that were sent before it
    record Sent(String response, int bytes) {}

    @Override
    public void close() {
        server.destroy();
    }

    /// Answers with what it has read.
    static final class Echo extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals("/redirect")) {
                response.sendRedirect("/elsewhere");
                return;
            }
            if (request.getRequestURI().equals("/form")) {
                var value = request.getParameter("q");
                response.getWriter().print(value);
                return;
            }
            if (request.getRequestURI().equals("/unread")) return;
            var body = request.getInputStream().readAllBytes();
            response.getWriter()
                    .print("%s %s %d".formatted(request.getRequestURI(), request.getRemoteAddr(), body.length));
        }
    }
}
