package fr.spro.registration.figures;

import fr.spro.platform.testing.BrokerServer;
import fr.spro.platform.testing.FreePort;
import fr.spro.platform.testing.StoreServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The embedded broker and the embedded store on a file, each in a separate process as in the suite.
final class Servers implements AutoCloseable {

    private final int brokerPort = FreePort.next();
    private final int storePort = FreePort.next();
    private final List<Process> processes = new ArrayList<>();

    static Servers start(Path folder) throws IOException {
        var servers = new Servers();
        servers.start(BrokerServer.class, "384m", servers.brokerPort, FreePort.next(), folder.resolve("broker"));
        servers.start(StoreServer.class, "1g", servers.storePort, folder.resolve("store.mv"), 256);
        return servers;
    }

    String brokers() {
        return "127.0.0.1:" + brokerPort;
    }

    String storeUri(String database) {
        return "mongodb://127.0.0.1:%d/%s".formatted(storePort, database);
    }

    private void start(Class<?> program, String memory, Object... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + memory, "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        for (var argument : arguments) command.add(argument.toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        var output = process.inputReader();
        String line;
        while ((line = output.readLine()) != null) {
            if (line.endsWith(" ready")) {
                // Its further output is not read; it logs errors only.
                return;
            }
        }
        throw new IllegalStateException(program.getSimpleName() + " did not start");
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(process -> process.onExit().join());
    }
}
