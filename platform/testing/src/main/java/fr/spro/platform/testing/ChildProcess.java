package fr.spro.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A program of ours in a JVM of its own, for tests that talk to it line by line and kill it.
public final class ChildProcess implements AutoCloseable {

    private static final String END = "<ended>";

    private final List<String> command;
    private final Process process;
    private final Writer input;
    private final BlockingQueue<String> unread = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    private ChildProcess(List<String> command) {
        this.command = command;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        input = process.outputWriter();
        // Not a virtual one: it would keep a processor to itself while there is nothing to read.
        Thread.ofPlatform().daemon().start(this::readOutput);
    }

    /// Starts the class's `main` with this JVM's Java and class path.
    public static ChildProcess start(Class<?> main, Object... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        for (var argument : arguments) command.add(argument.toString());
        return new ChildProcess(command);
    }

    private void readOutput() {
        try (var output = process.inputReader()) {
            output.lines().forEach(unread::add);
        } catch (IOException | UncheckedIOException killed) {
            unread.add(killed.toString());
        } finally {
            unread.add(END);
        }
    }

    /// Starts the same program once more.
    public ChildProcess again() {
        return new ChildProcess(command);
    }

    /// Writes a line to the program's standard input.
    public void send(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for the next line that begins so; lines before it are skipped.
    ///
    /// @throws IllegalStateException if the program ends, or 30 seconds go by, without it
    public String awaitLine(String beginning) {
        return awaitLine(beginning, Duration.ofSeconds(30));
    }

    /// The same with another time.
    public String awaitLine(String beginning, Duration atMost) {
        var deadline = System.nanoTime() + atMost.toNanos();
        try {
            String line;
            while ((line = unread.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) != null) {
                seen.add(line);
                if (line.startsWith(beginning)) return line;
                if (line.equals(END)) break;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("No line \"%s\":%n%s".formatted(beginning, String.join("\n", seen)));
    }

    /// Kills it at once (`kill -9`): nothing of it can run any more when this returns.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Asks it to end (SIGTERM) and waits until it has.
    ///
    /// @return its exit status
    public int terminate() {
        process.destroy();
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
