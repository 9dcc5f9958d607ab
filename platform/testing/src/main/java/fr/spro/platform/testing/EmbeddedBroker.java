package fr.spro.platform.testing;

import java.nio.file.Path;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;

/// A real Kafka broker, with its controller, in this JVM; it listens on the loopback address only.
///
/// Data persist: a restart on the same directory has the same topics and records.
public final class EmbeddedBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /// Starts a broker on free ports.
    public static EmbeddedBroker start(Path directory) {
        return start(directory, FreePort.next(), FreePort.next());
    }

    /// Starts a broker on these ports and returns when it is ready.
    public static EmbeddedBroker start(Path directory, int port, int controllerPort) {
        var settings = BrokerSettings.single(directory, port, controllerPort);
        return new EmbeddedBroker(settings.start(Uuid.randomUuid().toString()), port);
    }

    /// The bootstrap address.
    public String address() {
        return "127.0.0.1:" + port;
    }

    /// Stops cleanly: all acknowledged records are in the files, and the next start needs no recovery.
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
