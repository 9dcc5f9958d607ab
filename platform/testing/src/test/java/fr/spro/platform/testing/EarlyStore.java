package fr.spro.platform.testing;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.h2.mvstore.MVStore;

/// Broken on purpose: the library's backend, which responds first and writes to its file a second later.
final class EarlyStore {

    private EarlyStore() {}

    static void main(String... arguments) {
        ServerProgram.run("Store", () -> {
            var server = new MongoServer(new H2Backend(MVStore.open(arguments[1])));
            server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
            return server::shutdownNow;
        });
    }
}
