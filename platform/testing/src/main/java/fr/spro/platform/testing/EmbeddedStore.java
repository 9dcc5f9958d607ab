package fr.spro.platform.testing;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/// A store with MongoDB's protocol in this JVM: in memory for tests, in a file for the suite on one machine.
///
/// With a file, writes are acknowledged after they are in the file, so a killed process loses nothing. There
/// is no fsync: a crash of the machine may lose the last writes.
public final class EmbeddedStore implements AutoCloseable {

    static {
        // A connection's thread waits for the commit of its command. One commit serves all that wait, so there must be
        // more of them than Netty's two for each processor.
        System.setProperty("io.netty.eventLoopThreads", "64");
    }

    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedStore(StoreBackend backend, InetSocketAddress address) {
        server = new MongoServer(backend);
        server.bind(address);
        this.address = server.getLocalAddress();
    }

    /// Starts an empty in-memory store on a free port.
    public static EmbeddedStore inMemory() {
        return new EmbeddedStore(new StoreBackend(settings().open(), null), new InetSocketAddress("127.0.0.1", 0));
    }

    /// Starts the store of this file, which is created if missing.
    ///
    /// @param cacheMegabytes size of the cache; a store that does not fit is slow
    public static EmbeddedStore onFile(Path file, InetSocketAddress address, int cacheMegabytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var store =
                settings().fileName(file.toString()).cacheSize(cacheMegabytes).open();
        var journal = StoreJournal.open(file.resolveSibling(file.getFileName() + ".journal"), store);
        return new EmbeddedStore(new StoreBackend(store, journal), address);
    }

    /// Only the backend commits: an automatic commit could store half a write.
    private static MVStore.Builder settings() {
        return new MVStore.Builder()
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .pageSplitSize(2048);
    }

    /// The connection string of a database.
    public String uri(String database) {
        return "mongodb://%s:%d/%s".formatted(address.getAddress().getHostAddress(), address.getPort(), database);
    }

    /// Closes connections and the file.
    @Override
    public void close() {
        server.shutdownNow();
    }
}
