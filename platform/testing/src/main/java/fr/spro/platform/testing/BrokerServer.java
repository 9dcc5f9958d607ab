package fr.spro.platform.testing;

import java.nio.file.Path;

/// The broker as a process: `BrokerServer <port> <controller port> <directory>`.
public final class BrokerServer {

    private BrokerServer() {}

    static void main(String... arguments) {
        ServerProgram.run("Broker", () -> {
            var port = Integer.parseInt(arguments[0]);
            var controllerPort = Integer.parseInt(arguments[1]);
            return EmbeddedBroker.start(Path.of(arguments[2]), port, controllerPort);
        });
    }
}
