package fr.spro.platform.edge;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;

/// A servlet container with the edge and one servlet, for requests that no HTTP client would send.
final class EdgeServer implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final WebServer server;

    EdgeServer() {
        var settings = new EdgeSettings(
                URI.create("http://days.example.org"),
                new EdgeSettings.Edge(1, DataSize.ofKilobytes(64), "/assets/shell.css"));
        var factory = new TomcatServletWebServerFactory(0);
        new ContainerCustomizer(new StaticErrorPage(settings)).customize(factory);
        server = factory.getWebServer(context -> {
            var edge = new EdgeAutoConfiguration();
            edge.publicRequestFilter(settings).onStartup(context);
            edge.malformedRequestFilter().onStartup(context);
            edge.bodyLimitFilter(settings).onStartup(context);
            context.addServlet("echo", (Servlet) new Echo()).addMapping("/");
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
            var body = request.getInputStream().readAllBytes();
            response.getWriter()
                    .print("%s %s %d".formatted(request.getRequestURI(), request.getRemoteAddr(), body.length));
        }
    }
}
