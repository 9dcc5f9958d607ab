package fr.spro.platform.testing;

import java.util.concurrent.Callable;

/// Starts a server, prints "<name> ready" when it is ready, and closes it at SIGTERM or Ctrl-C.
final class ServerProgram {

    private ServerProgram() {}

    static void run(String name, Callable<? extends AutoCloseable> start) {
        System.setProperty("logback.configurationFile", "fr/spro/platform/testing/server-logback.xml");
        try {
            var server = start.call();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> close(server)));
            System.out.println(name + " ready");
        } catch (Exception e) {
            System.err.println(name + " did not start: " + e);
            System.exit(1);
        }
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
