package fr.spro.platform.testing;

import java.io.IOException;
import java.nio.file.Path;

/// One broker of a `BrokerCluster` as a process: `BrokerNode <cluster> <node> <port> <controller port>
/// <directory>`.
final class BrokerNode {

    private BrokerNode() {}

    static void main(String... arguments) {
        endWithTheTest();
        ServerProgram.run("Node", () -> {
            var settings = BrokerSettings.broker(
                    Path.of(arguments[4]),
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    BrokerCluster.CONTROLLER,
                    Integer.parseInt(arguments[3]),
                    BrokerCluster.NODES);
            var server = settings.start(arguments[0]);
            return server::shutdown;
        });
    }

    /// The test holds the other end of the input: when its JVM is gone, this process ends too.
    private static void endWithTheTest() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (System.in.read() >= 0) {}
            } catch (IOException gone) {
                // The same as the end of the input.
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
