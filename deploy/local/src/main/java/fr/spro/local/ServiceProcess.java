package fr.spro.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One process of the suite, with its log. It is restarted when it ends, as in a cluster: with pauses that
/// grow with each failed start in a row, and not after five of them.
final class ServiceProcess {

    private static final int FAILED_STARTS = 5;
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

    private final String name;
    private final List<String> command;
    private final Path home;
    private final Map<String, String> environment;
    private final BooleanSupplier stopping;
    private final Duration firstPause;
    private final long began = System.nanoTime();
    private volatile @Nullable Process process;
    private volatile @Nullable BooleanSupplier ready;
    private volatile boolean failed;
    private volatile int failedStarts;

    ServiceProcess(
            String name,
            List<String> command,
            Path home,
            Map<String, String> environment,
            BooleanSupplier stopping,
            Duration firstPause) {
        this.name = name;
        this.command = command;
        this.home = home;
        this.environment = environment;
        this.stopping = stopping;
        this.firstPause = firstPause;
    }

    String name() {
        return name;
    }

    void start() {
        start(ProcessBuilder.Redirect.to(log().toFile()));
    }

    private void start(ProcessBuilder.Redirect log) {
        try {
            Files.createDirectories(log().getParent());
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
            builder.environment().keySet().removeIf(key -> key.startsWith("SPRING_") || key.startsWith("SPRO_"));
            builder.environment().putAll(environment);
            builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            var started = builder.start();
            process = started;
            Files.createDirectories(home.resolve("run"));
            Files.writeString(home.resolve("run").resolve(name + ".pid"), String.valueOf(started.pid()));
            started.onExit().thenAccept(ended -> {
                if (!stopping.getAsBoolean()) endedByItself(ended.exitValue());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endedByItself(int status) {
        var ready = this.ready;
        if (ready == null) failed = true;
        else Thread.ofVirtual().start(() -> restart(status, ready));
    }

    private synchronized void restart(int status, BooleanSupplier ready) {
        if (failedStarts++ == FAILED_STARTS) {
            System.out.printf("  %s failed to start repeatedly and stays down. Its log: %s%n", name, log());
            return;
        }
        System.out.printf("  %s has ended (status %d); starting it again%n", name, status);
        pause(firstPause.multipliedBy(1L << (failedStarts - 1)));
        if (stopping.getAsBoolean()) return;
        start(ProcessBuilder.Redirect.appendTo(log().toFile()));
        while (isAlive()) {
            if (ready.getAsBoolean()) {
                failedStarts = 0;
                return;
            }
            pause(Duration.ofMillis(100));
        }
    }

    /// The starts in a row without becoming ready, including the current one.
    int failedStarts() {
        return failedStarts;
    }

    private boolean isAlive() {
        var process = this.process;
        return process != null && process.isAlive() && !stopping.getAsBoolean();
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitLine(String ending, Duration timeout) {
        await(() -> lastLines().lines().anyMatch(line -> line.endsWith(ending)), timeout);
    }

    /// Waits until `ready`, checked ten times a second.
    void await(BooleanSupplier ready, Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (!ready.getAsBoolean()) {
            if (stopping.getAsBoolean()) return;
            if (failed) throw new NotStarted(name, "ended during the start", log());
            if (System.nanoTime() > deadline) {
                throw new NotStarted(name, "is not ready after %d s".formatted(timeout.toSeconds()), log());
            }
            pause(Duration.ofMillis(100));
        }
        this.ready = ready;
        System.out.printf("  %-22s ready after %4.1f s%n", name, (System.nanoTime() - began) / 1e9);
    }

    void terminate() {
        var process = this.process;
        if (process != null) process.destroy();
    }

    /// Gives a terminated program 25 seconds, then kills it.
    void awaitEnd() {
        var process = this.process;
        if (process == null) return;
        try {
            if (!process.waitFor(25, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
            Files.deleteIfExists(home.resolve("run").resolve(name + ".pid"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() {
        return home.resolve("logs").resolve(name + ".log");
    }

    private String lastLines() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            return "";
        }
    }
}
