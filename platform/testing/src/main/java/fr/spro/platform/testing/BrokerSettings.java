package fr.spro.platform.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/// The settings of a Kafka node that listens on the loopback address only, made for a fast start and little
/// memory.
record BrokerSettings(Path directory, Properties properties) {

    private static final String LOOPBACK = "127.0.0.1:";

    /// Broker and controller in one.
    static BrokerSettings single(Path directory, int port, int controllerPort) {
        return new BrokerSettings(directory, common(directory, 1, 1, controllerPort, 1))
                .with("process.roles", "broker,controller")
                .with(
                        "listeners",
                        "BROKER://%s%d,CONTROLLER://%s%d".formatted(LOOPBACK, port, LOOPBACK, controllerPort));
    }

    /// The controller of a cluster.
    static BrokerSettings controller(Path directory, int node, int port, int replicas) {
        return new BrokerSettings(directory, common(directory, node, node, port, replicas))
                .with("process.roles", "controller")
                .with("listeners", "CONTROLLER://" + LOOPBACK + port);
    }

    /// A broker of a cluster.
    static BrokerSettings broker(
            Path directory, int node, int port, int controllerNode, int controllerPort, int replicas) {
        return new BrokerSettings(directory, common(directory, node, controllerNode, controllerPort, replicas))
                .with("process.roles", "broker")
                .with("listeners", "BROKER://" + LOOPBACK + port);
    }

    private static Properties common(Path directory, int node, int controllerNode, int controllerPort, int replicas) {
        var settings = new Properties();
        settings.put("node.id", String.valueOf(node));
        settings.put("controller.quorum.voters", controllerNode + "@" + LOOPBACK + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", directory.toAbsolutePath().toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.retention.minutes", "129600");
        for (var topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(topic + ".replication.factor", String.valueOf(replicas));
        }
        settings.put("default.replication.factor", String.valueOf(replicas));
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        // After a kill -9 the controller accepts the broker only when its previous session has ended.
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("broker.session.timeout.ms", "3000");
        return settings;
    }

    BrokerSettings with(String name, String value) {
        properties.put(name, value);
        return this;
    }

    /// Starts the node and returns when it is ready; formats the directory if it is new.
    KafkaRaftServer start(String clusterId) {
        format(clusterId);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException | Error e) {
            server.shutdown();
            throw e;
        }
        return server;
    }

    private void format(String clusterId) {
        if (Files.exists(directory.resolve("meta.properties"))) return;
        var output = new ByteArrayOutputStream();
        try {
            Files.createDirectories(directory);
            var file = Files.createTempFile("broker", ".properties");
            try (var writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
            String[] command = {"format", "--cluster-id", clusterId, "--config", file.toString()};
            var status = StorageTool.execute(command, new PrintStream(output, true, StandardCharsets.UTF_8));
            Files.delete(file);
            if (status != 0) throw new IllegalStateException(output.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
