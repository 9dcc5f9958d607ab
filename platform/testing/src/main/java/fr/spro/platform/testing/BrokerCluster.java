package fr.spro.platform.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;

/// Three real brokers as processes, to be killed and paused, with three copies of each topic.
///
/// The controller is apart, in this JVM, and is not disturbed: whether brokers elect leaders correctly is
/// Kafka's affair, and with it the loss of any two brokers can be shown.
public final class BrokerCluster implements AutoCloseable {

    static final int NODES = 3;
    static final int CONTROLLER = 100;

    private final Path directory;
    private final String id = Uuid.randomUuid().toString();
    private final int controllerPort = FreePort.next();
    private final Map<Integer, Integer> ports = new TreeMap<>();
    private final Map<Integer, ChildProcess> nodes = new TreeMap<>();
    private final Set<Integer> away = ConcurrentHashMap.newKeySet();
    private final KafkaRaftServer controller;

    private BrokerCluster(Path directory) {
        this.directory = directory;
        controller = BrokerSettings.controller(directory.resolve("controller"), CONTROLLER, controllerPort, NODES)
                .start(id);
        IntStream.rangeClosed(1, NODES).forEach(node -> ports.put(node, FreePort.next()));
        ports.keySet().forEach(this::launch);
        nodes.values().forEach(node -> node.awaitLine("Node ready"));
    }

    /// Starts them and returns when all are ready.
    public static BrokerCluster start(Path directory) {
        return new BrokerCluster(directory);
    }

    private void launch(int node) {
        var files = directory.resolve("node-" + node);
        nodes.put(node, ChildProcess.start(BrokerNode.class, id, node, ports.get(node), controllerPort, files));
    }

    /// The bootstrap addresses of all three.
    public String addresses() {
        return addresses(ports.keySet());
    }

    /// The bootstrap addresses of those that answer: neither killed nor paused.
    public String answering() {
        var nodes = new TreeSet<>(ports.keySet());
        nodes.removeAll(away);
        return addresses(nodes);
    }

    private String addresses(Set<Integer> nodes) {
        return nodes.stream().map(node -> "127.0.0.1:" + ports.get(node)).collect(Collectors.joining(","));
    }

    /// Kills it (`kill -9`).
    public void kill(int node) {
        away.add(node);
        node(node).kill();
    }

    /// Starts a killed one again on its files and returns when it is ready.
    public void restart(int node) {
        launch(node);
        node(node).awaitLine("Node ready");
        away.remove(node);
    }

    /// Stops it in the middle of whatever it does (`kill -STOP`).
    public void pause(int node) {
        away.add(node);
        node(node).pause();
    }

    /// Lets it continue (`kill -CONT`).
    public void resume(int node) {
        node(node).resume();
        away.remove(node);
    }

    private ChildProcess node(int node) {
        return Objects.requireNonNull(nodes.get(node));
    }

    @Override
    public void close() {
        nodes.values().forEach(ChildProcess::close);
        controller.shutdown();
        controller.awaitShutdown();
    }
}
