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

/// Starts all processes behind the gateway, reports progress, and stops them in reverse order.
final class Launcher {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final int STORE_PORT = 27017;

    private final Path home;
    private final boolean production;
    private final List<ServiceInstance> wanted;
    private final boolean withStore;
    private final Keys keys;
    private final List<ServiceProcess> infrastructure = new ArrayList<>();
    private final List<ServiceProcess> services = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private volatile boolean stopping;

    /// @param home the folder of data, logs and prepared applications
    /// @param production whether services run with the flags of their images
    /// @param wanted the instances of services to start
    /// @param withStore whether to start a store too; otherwise one runs already
    Launcher(Path home, boolean production, List<ServiceInstance> wanted, boolean withStore, Keys keys) {
        this.home = home;
        this.production = production;
        this.wanted = wanted;
        this.withStore = withStore;
        this.keys = keys;
    }

    /// The first port that is in use, with its purpose.
    static String takenPort(List<ServiceInstance> services, boolean withStore) {
        var ports = new LinkedHashMap<Integer, String>();
        ports.put(8080, "the gateway");
        ports.put(9092, "Kafka");
        ports.put(9093, "Kafka's controller");
        if (withStore) ports.put(STORE_PORT, "the store");
        ports.put(2525, "the mail server");
        ports.put(2143, "the mailbox");
        services.forEach(service -> {
            ports.put(service.port(), service.name());
            ports.put(service.managementPort(), service.name() + " (management)");
        });
        for (var entry : ports.entrySet()) {
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
        var broker = infrastructure("-Xmx384m", "BrokerServer", "9092", "9093", home.resolve("broker"));
        var store = infrastructure("-Xmx1g", "StoreServer", STORE_PORT, home.resolve("store.mv"), "64");
        infrastructure.add(process("broker", broker, Map.of()));
        if (withStore) infrastructure.add(process("store", store, Map.of()));
        infrastructure.forEach(ServiceProcess::start);
        infrastructure.forEach(program -> program.awaitLine("ready", TIMEOUT));
        for (var one : wanted) services.add(process(one.name(), command(one.service()), keys.environment(one)));
        services.forEach(ServiceProcess::start);
        for (int i = 0; i < wanted.size(); i++) {
            var port = wanted.get(i).managementPort();
            services.get(i).await(() -> isReady(port), TIMEOUT);
        }
    }

    /// The services first, so that their last writes and events reach store and broker.
    void stop() {
        stopping = true;
        for (var programs : List.of(services, infrastructure)) {
            programs.forEach(ServiceProcess::terminate);
            programs.forEach(ServiceProcess::awaitEnd);
        }
    }

    private ServiceProcess process(String name, List<String> command, Map<String, String> environment) {
        return new ServiceProcess(name, command, home, environment, () -> stopping, Duration.ofSeconds(1));
    }

    private List<String> infrastructure(String memory, String main, Object... arguments) {
        var command = new ArrayList<>(List.of(java(), memory, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        if (production) command.remove("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "fr.spro.platform.testing." + main));
        for (var argument : arguments) command.add(argument.toString());
        return command;
    }

    private List<String> command(String service) {
        var folder = prepared(service);
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

    private boolean isReady(int managementPort) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/readyz".formatted(managementPort)))
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
