package fr.spro.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A separate JVM process, for tests that exchange lines with it and kill it.
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
        // Not a virtual thread, since blocking reads would pin its carrier.
        Thread.ofPlatform().daemon().start(this::readOutput);
    }

    /// Starts the `main` method of the class with this JVM's Java and class path.
    public static ChildProcess start(Class<?> main, Object... arguments) {
        var command = java("-cp", System.getProperty("java.class.path"), main.getName());
        for (var argument : arguments) command.add(argument.toString());
        return new ChildProcess(command);
    }

    /// Starts an application's jar with this JVM's Java. It ends with this JVM.
    public static ChildProcess startJar(Path jar, List<String> arguments) {
        var command = java("-jar", jar.toString());
        command.addAll(arguments);
        var started = new ChildProcess(command);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(started::kill));
        return started;
    }

    private static List<String> java(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"));
        command.addAll(List.of(arguments));
        return command;
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

    /// Starts the same program again.
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

    /// Waits for the next line with this prefix; earlier lines are skipped.
    ///
    /// @throws IllegalStateException if the program ends or three minutes pass first
    public String awaitLine(String prefix) {
        var deadline = System.nanoTime() + PatientWaits.AT_MOST.toNanos();
        try {
            String line;
            while ((line = unread.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) != null) {
                seen.add(line);
                if (line.startsWith(prefix)) return line;
                if (line.equals(END)) break;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("No line \"%s\":%n%s".formatted(prefix, String.join("\n", seen)));
    }

    /// Waits until it has ended.
    public void awaitEnd() {
        process.onExit().join();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Kills it (`kill -9`) and returns when it has ended.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Stops it in the middle of whatever it does (`kill -STOP`), and returns when all its threads stand still.
    public void pause() {
        signal("STOP");
        while (!threadStates().allMatch(state -> state.startsWith("T"))) Thread.onSpinWait();
    }

    private Stream<String> threadStates() {
        try {
            var states = new ProcessBuilder("ps", "-L", "-o", "state=", "-p", String.valueOf(process.pid())).start();
            return states.inputReader().readAllLines().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets it continue (`kill -CONT`).
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) throw new IllegalStateException("kill -%s failed".formatted(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Terminates it (SIGTERM) and waits for its end.
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
