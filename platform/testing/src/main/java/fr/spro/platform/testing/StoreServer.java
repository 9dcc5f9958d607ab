package fr.spro.platform.testing;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/// The durable store as a process: `StoreServer <port> <file> <cache in megabytes>`.
public final class StoreServer {

    private StoreServer() {}

    static void main(String... arguments) {
        ServerProgram.run("Store", () -> {
            var address = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
            return EmbeddedStore.onFile(Path.of(arguments[1]), address, Integer.parseInt(arguments[2]));
        });
    }
}
