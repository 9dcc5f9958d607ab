package fr.spro.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The running suite, started by its own command and stopped at the end.
final class Suite implements AutoCloseable {

    /// The start-up time of a service and its resident memory then.
    record Alone(double seconds, long megabytes) {}

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern READY = Pattern.compile("The suite is ready after ([0-9.]+) s\\.");

    private final Path root;
    private final Process process;
    private final double readySeconds;

    private Suite(Path root, Process process, double readySeconds) {
        this.root = root;
        this.process = process;
        this.readySeconds = readySeconds;
    }

    static Suite start(Path root, String... options) throws IOException {
        var command =
                new ArrayList<>(List.of(root.resolve("deploy/local/up").toString(), "--as", "benchmarks", "--fresh"));
        command.addAll(Arrays.asList(options));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new BufferedReader(process.inputReader());
        String line;
        while ((line = output.readLine()) != null) {
            var ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofPlatform().daemon().start(() -> drain(output));
                return new Suite(root, process, Double.parseDouble(ready.group(1)));
            }
        }
        throw new IllegalStateException("The suite did not start");
    }

    private static void drain(BufferedReader output) {
        try {
            while (output.readLine() != null) {}
        } catch (IOException stopped) {
            // The stream is closed when the process ends.
        }
    }

    double readySeconds() {
        return readySeconds;
    }

    Map<String, Long> memory() throws IOException {
        var memory = new TreeMap<String, Long>();
        try (var files = Files.list(home().resolve("run"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".pid", "");
                memory.put(name, resident(Files.readString(file).strip()));
            }
        }
        return memory;
    }

    /// Processor time of each process in milliseconds.
    Map<String, Long> processorMillis() throws IOException {
        var millis = new TreeMap<String, Long>();
        try (var files = Files.list(home().resolve("run"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".pid", "");
                var process =
                        ProcessHandle.of(Long.parseLong(Files.readString(file).strip()));
                process.flatMap(found -> found.info().totalCpuDuration())
                        .ifPresent(used -> millis.put(name, used.toMillis()));
            }
        }
        return millis;
    }

    /// A second instance of a service on other ports, while the suite is idle.
    Alone startAlone(String service, boolean withCache) throws IOException, InterruptedException {
        var folder = root.resolve(".local/apps").resolve(service);
        var command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC", "-Xms32m", "-Xmx256m", "-Xlog:aot=off"));
        if (withCache) command.add("-XX:AOTCache=" + folder.resolve("application.aot"));
        command.addAll(List.of(
                "-jar",
                folder.resolve("application.jar").toString(),
                "--server.port=18080",
                "--management.server.port=19080",
                "--server.address=127.0.0.1"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home().resolve("logs/alone.log").toFile());
        builder.environment()
                .put(
                        "SPRO_NETWORK",
                        root.resolve("deploy/local/samples/network.yaml").toString());
        builder.environment()
                .put("SPRO_SECRETS", home().resolve("secrets").resolve(service).toString());
        var began = System.nanoTime();
        var alone = builder.start();
        try {
            while (!isReady()) {
                if (!alone.isAlive() || System.nanoTime() - began > 90e9) {
                    throw new IllegalStateException(service + " did not start, see alone.log");
                }
                Thread.sleep(50);
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            return new Alone(seconds, resident(String.valueOf(alone.pid())));
        } finally {
            alone.destroy();
            alone.waitFor();
        }
    }

    Path mails() {
        return home().resolve("mail");
    }

    String secret(String name) throws IOException {
        return Files.readString(home().resolve("secrets").resolve(name)).strip();
    }

    private static boolean isReady() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:19080/readyz"))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static long resident(String pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", pid, "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        }
    }

    private Path home() {
        return root.resolve(".local/benchmarks");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
