package fr.spro.platform.testing;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/// A store that speaks MongoDB's protocol, in this JVM: in memory for tests, on a file for the suite on one machine.
///
/// On a file no answer leaves before what was written is in the file, so a killed process loses nothing that it
/// acknowledged. There is no fsync: a crash of the machine itself may lose the last writes.
public final class EmbeddedStore implements AutoCloseable {

    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedStore(MVStore file, InetSocketAddress address) {
        server = new MongoServer(new StoreBackend(file));
        server.bind(address);
        this.address = server.getLocalAddress();
    }

    /// Starts an empty store on a free port; what is in it ends with it.
    public static EmbeddedStore inMemory() {
        return new EmbeddedStore(settings().open(), new InetSocketAddress("127.0.0.1", 0));
    }

    /// Starts the store of this file, which is made if there is none.
    ///
    /// @param cacheMegabytes what may be kept of the file in memory; a store that does not fit in becomes slow
    public static EmbeddedStore onFile(Path file, InetSocketAddress address, int cacheMegabytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EmbeddedStore(
                settings().fileName(file.toString()).cacheSize(cacheMegabytes).open(), address);
    }

    /// Commits are the backend's business alone: one of the file's own would save half a write.
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

    /// Ends connections and closes the file.
    @Override
    public void close() {
        server.shutdownNow();
    }
}
