package fr.spro.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Restarts of ended programs. The programs of these tests write each start to a file.
class ServiceProcessTests {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TempDir
    private Path home;

    private volatile boolean stopping;

    @AfterEach
    void stop() {
        stopping = true;
    }

    @Test
    void restarts_a_program_whenever_it_ends_if_it_became_ready_each_time() {
        var program = program("echo start >> starts; touch ready; while [ -e ready ]; do sleep 0.02; done");
        program.start();
        program.await(this::isReady, TIMEOUT);

        for (int starts = 1; starts < 9; starts++) {
            delete("ready");
            var expected = starts + 1;
            await().until(() -> starts() == expected && isReady() && program.failedStarts() == 0);
        }
    }

    @Test
    void gives_up_after_five_failed_starts_in_a_row() {
        var program = program("echo start >> starts; [ -e once ] && exit 1; touch once ready; sleep 0.3");
        program.start();
        program.await(this::isReady, TIMEOUT);
        delete("ready");

        await().until(() -> starts() == 6);
        await().during(Duration.ofMillis(500)).until(() -> starts() == 6);
    }

    @Test
    void does_not_restart_a_program_that_was_stopped() {
        var program = program("echo start >> starts; touch ready; exec sleep 30");
        program.start();
        program.await(this::isReady, TIMEOUT);

        stopping = true;
        program.terminate();
        program.awaitEnd();

        assertThat(starts()).isEqualTo(1);
    }

    private ServiceProcess program(String script) {
        var command = List.of("sh", "-c", "cd '%s'; %s".formatted(home, script));
        return new ServiceProcess("program", command, home, Map.of(), () -> stopping, Duration.ofMillis(5));
    }

    private boolean isReady() {
        return Files.exists(home.resolve("ready"));
    }

    private void delete(String file) {
        try {
            Files.delete(home.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int starts() {
        try {
            return Files.readAllLines(home.resolve("starts")).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
