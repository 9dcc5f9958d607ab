package fr.spro.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Broker and store in this JVM.
final class EmbeddedServers implements Servers {

    private @Nullable EmbeddedBroker broker;
    private @Nullable EmbeddedStore store;

    @Override
    public synchronized String brokers() {
        if (broker == null) {
            var directory = temporaryDirectory();
            var started = EmbeddedBroker.start(directory);
            atEnd(() -> {
                started.close();
                delete(directory);
            });
            broker = started;
        }
        return broker.address();
    }

    @Override
    public synchronized String storeUri(String database) {
        if (store == null) {
            store = EmbeddedStore.inMemory();
            atEnd(store::close);
        }
        return store.uri(database);
    }

    private static void atEnd(Runnable action) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(action));
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
