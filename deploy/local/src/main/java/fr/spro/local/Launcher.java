package fr.spro.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Starts all processes behind the gateway, reports progress, and stops them in reverse order.
final class Launcher {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final Map<String, Integer> SERVICES = new LinkedHashMap<>();

    static {
        SERVICES.put("registration-service", 8081);
        SERVICES.put("notification-service", 8084);
        SERVICES.put("survey-service", 8082);
        SERVICES.put("branding-service", 8083);
    }

    private final Path home;
    private final boolean production;
    private final Predicate<String> wanted;
    private final Keys keys;
    private final List<ServiceProcess> running = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private volatile boolean stopping;

    /// @param home the folder of data, logs and prepared applications
    /// @param production whether services run with the flags of their images
    /// @param wanted the services to start
    Launcher(Path home, boolean production, Predicate<String> wanted, Keys keys) {
        this.home = home;
        this.production = production;
        this.wanted = wanted;
        this.keys = keys;
    }

    /// The first port that is in use, with its purpose.
    static String takenPort() {
        var wanted = new LinkedHashMap<Integer, String>();
        wanted.put(8080, "the gateway");
        wanted.put(9092, "Kafka");
        wanted.put(9093, "Kafka's controller");
        wanted.put(27017, "the store");
        wanted.put(2525, "the mail server");
        wanted.put(2143, "the mailbox");
        SERVICES.forEach((name, port) -> {
            wanted.put(port, name);
            wanted.put(port + 1000, name + " (management)");
        });
        for (var entry : wanted.entrySet()) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress("127.0.0.1", entry.getKey()));
            } catch (IOException e) {
                return "Port %d, for %s, is in use by another program.".formatted(entry.getKey(), entry.getValue());
            }
        }
        return "";
    }

    /// Starts broker and store, then the services; returns when all are ready.
    ///
    /// @throws NotStarted with the program that failed to start and its log
    void start() {
        var infrastructure = List.of(
                program("broker", infrastructure("-Xmx384m", "BrokerServer", "9092", "9093", home.resolve("broker"))),
                program("store", infrastructure("-Xmx1g", "StoreServer", "27017", home.resolve("store.mv"), "64")));
        infrastructure.forEach(ServiceProcess::start);
        infrastructure.forEach(program -> program.awaitLine("ready", TIMEOUT));
        var services = SERVICES.keySet().stream()
                .filter(wanted)
                .map(name -> program(name, service(name)))
                .toList();
        services.forEach(ServiceProcess::start);
        services.forEach(service -> service.await(() -> isReady(SERVICES.get(service.name())), TIMEOUT));
    }

    /// The services first, so that their last writes and events reach store and broker.
    void stop() {
        stopping = true;
        var services = running.stream()
                .filter(program -> SERVICES.containsKey(program.name()))
                .toList();
        services.forEach(ServiceProcess::terminate);
        services.forEach(ServiceProcess::awaitEnd);
        var others = new ArrayList<>(running);
        others.removeAll(services);
        others.forEach(ServiceProcess::terminate);
        others.forEach(ServiceProcess::awaitEnd);
    }

    private ServiceProcess program(String name, List<String> command) {
        var program =
                new ServiceProcess(name, command, home, keys.environment(name), () -> stopping, Duration.ofSeconds(1));
        running.add(program);
        return program;
    }

    private List<String> infrastructure(String memory, String main, Object... arguments) {
        var command = new ArrayList<>(List.of(java(), memory, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        if (production) command.remove("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "fr.spro.platform.testing." + main));
        for (var argument : arguments) command.add(argument.toString());
        return command;
    }

    private List<String> service(String name) {
        var folder = prepared(name);
        var command = new ArrayList<>(List.of(
                java(),
                "-XX:AOTCache=" + folder.resolve("application.aot"),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xlog:aot=off",
                "-Xlog:aot+codecache*=off",
                // By default a JVM begins with 1/64 of the machine's memory. In production it may use 40 % of the
                // container's 640 MB, see deploy/Dockerfile.
                "-Xms32m",
                production ? "-Xmx256m" : "-Xmx192m"));
        if (!production) command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-jar", folder.resolve("application.jar").toString()));
        return command;
    }

    /// The real path of the application: its AOT cache is valid for that path only.
    private Path prepared(String name) {
        try {
            return home.resolve("apps").resolve(name).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReady(int port) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/readyz".formatted(port + 1000)))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
