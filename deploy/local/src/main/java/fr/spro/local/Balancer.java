package fr.spro.local;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;

import fr.spro.platform.edge.ErrorFormat;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Sends each request to the next instance of a service. An instance that cannot be connected to has not seen the
/// request, so the one after it gets it. Reads are sent again in any case, unless it took too long. Sessions are in
/// the services' stores, so any instance will do.
final class Balancer implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    /// What may be sent again, for instance if the instance closes an idle connection at this moment.
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /// An instance can close an idle connection just when a request uses it; the next round has a new one.
    private static final int ROUNDS = 2;

    private final List<URI> rotation;
    private final AtomicInteger turn = new AtomicInteger();

    /// @param rotation the instances, read for each request
    Balancer(List<URI> rotation) {
        this.rotation = rotation;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> send) throws Exception {
        var instances = List.copyOf(rotation);
        var first = turn.getAndIncrement();
        var tries = ROUNDS * instances.size();
        for (int i = 0; i < tries; i++) {
            var instance = instances.get(Math.floorMod(first + i, instances.size()));
            try {
                return send.handle(uri(instance).apply(request));
            } catch (ResourceAccessException e) {
                if (!isNotSent(e) && !isReadInTime(request, e)) break;
            } catch (NullPointerException defectOfTheClient) {
                // From the JDK's client, rarely, if the connection is refused while it begins to send.
                if (!READS.contains(request.method())) break;
            }
        }
        return away(request);
    }

    private static boolean isNotSent(ResourceAccessException failure) {
        return failure.contains(ConnectException.class) || failure.contains(HttpConnectTimeoutException.class);
    }

    /// The instance may have seen the request.
    private static boolean isReadInTime(ServerRequest request, ResourceAccessException failure) {
        return READS.contains(request.method()) && !failure.contains(HttpTimeoutException.class);
    }

    private static ServerResponse away(ServerRequest request) {
        var answer = ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", "5");
        return ErrorFormat.isForPrograms(request.servletRequest(), request.path())
                ? answer.contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(ErrorFormat.problem(HttpStatus.SERVICE_UNAVAILABLE.value()))
                : answer.render("away");
    }
}
