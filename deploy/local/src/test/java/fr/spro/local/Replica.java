package fr.spro.local;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.testing.ChildProcess;
import fr.spro.platform.testing.FreePort;
import fr.spro.platform.testing.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An instance of a service: a process that runs the jar of a version. All instances of a service share a
/// database.
record Replica(ChildProcess process, URI address, URI management) implements AutoCloseable {

    /// The folders of the jars.
    enum Version {
        OLD,
        NEW;

        String folder() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// The exit status after SIGTERM.
    private static final int TERMINATED = 143;

    private static final Map<Service, String> DATABASES = Map.of(
            Service.REGISTRATION, Infrastructure.fresh("registration"),
            Service.NOTIFICATION, Infrastructure.fresh("notification"));

    static String database(Service service) {
        return requireNonNull(DATABASES.get(service));
    }

    /// Starts it and returns when it is ready.
    ///
    /// @param jars a folder for each version, with a jar for each service
    /// @param gateway the address of the identity provider
    static Replica start(Path jars, Service service, Version version, URI gateway) {
        var jar = jars.resolve(version.folder()).resolve(service.serviceName() + ".jar");
        var port = FreePort.next();
        var management = FreePort.next();
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--management.server.port=" + management,
                "--logging.file.name=target/jar-upgrade/%s-%s-%d.log"
                        .formatted(service.shortName(), version.folder(), port),
                "--SPRO_NETWORK=" + Path.of("samples", "network.yaml").toAbsolutePath(),
                "--spro.topics.create=true",
                "--spro.oidc.client-secret=unused",
                "--spro.oidc.jwk-set-uri=" + gateway.resolve("/identity/oauth2/jwks"),
                "--spro.links.registration.keys.k1=" + key,
                "--spro.links.survey.keys.k1=" + key,
                "--spro.enrolment.limits.per-network=1000000",
                "--spro.enrolment.limits.per-day=1000000",
                "--spro.enrolment.holds.share=1"));
        Infrastructure.properties(database(service))
                .forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        var replica = new Replica(ChildProcess.startJar(jar, arguments), localhost(port), localhost(management));
        await(jar.toString()).ignoreException(UncheckedIOException.class).until(replica::isReady);
        return replica;
    }

    private static URI localhost(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// @throws IllegalStateException with its output if it has ended
    private boolean isReady() {
        if (!process.isAlive()) process.awaitLine("ready");
        return get("/readyz").statusCode() == 200;
    }

    /// The value of a metric of its inbox for this topic, summed over all tags.
    double inbox(String metric, Topic topic) {
        var name = "spro_inbox_%s{".formatted(metric);
        var tag = "topic=\"%s\"".formatted(topic.topicName());
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(tag))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private HttpResponse<String> get(String path) {
        try {
            var request = HttpRequest.newBuilder(management.resolve(path)).build();
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Sends SIGTERM and waits for its end.
    ///
    /// @throws IllegalStateException if it does not end by itself
    void terminate() {
        var status = process.terminate();
        if (status != TERMINATED) throw new IllegalStateException("%s ended with %d".formatted(address, status));
    }

    @Override
    public void close() {
        process.close();
    }
}
