package fr.spro.platform.testing;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Broker, store and mail server of a module's test run: started on first use, shared by all tests, ended
/// with the JVM. Embedded by default; with `-Dcontainers` broker and store are containers, with
/// `-Dstore=mongodb://host:port` the store is a running server, such as another engine.
public final class Infrastructure {

    private static final Servers SERVERS = servers(System.getProperty("store"));

    private Infrastructure() {}

    private static Servers servers(@Nullable String store) {
        var servers = System.getProperty("containers") == null ? new EmbeddedServers() : new ContainerServers();
        return store == null ? servers : new Servers.WithStore(servers, store);
    }

    /// Kafka's bootstrap servers. Topics are not created automatically.
    public static String brokers() {
        return SERVERS.brokers();
    }

    /// The connection string of a database.
    public static String storeUri(String database) {
        return SERVERS.storeUri(database);
    }

    /// The mail server; it accepts mail for every address.
    public static EmbeddedMail mail() {
        return Mail.SERVER;
    }

    /// A unique name for a database, a topic or a consumer group.
    public static String fresh(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /// The Spring Boot properties to connect to all three.
    public static Map<String, String> properties(String database) {
        return Map.of(
                "spring.kafka.bootstrap-servers", brokers(),
                "spring.mongodb.uri", storeUri(database),
                "spring.mail.host", mail().host(),
                "spring.mail.port", String.valueOf(mail().smtpPort()),
                "spro.smtp.security", "none");
    }

    private static final class Mail {
        static final EmbeddedMail SERVER = EmbeddedMail.inMemory();
    }
}
