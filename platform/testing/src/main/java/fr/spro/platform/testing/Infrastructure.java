package fr.spro.platform.testing;

import java.util.Map;
import java.util.UUID;

/// Broker, store and mail server of a module's test run: started by the first test that asks, shared by all, gone with
/// the JVM. They are embedded; with `-Dcontainers` broker and store are the real images, for the same tests.
public final class Infrastructure {

    private static final Servers SERVERS =
            System.getProperty("containers") == null ? new EmbeddedServers() : new ContainerServers();

    private Infrastructure() {}

    /// Kafka's bootstrap servers. Topics are not made by themselves.
    public static String brokers() {
        return SERVERS.brokers();
    }

    /// The connection string of a database.
    public static String storeUri(String database) {
        return SERVERS.storeUri(database);
    }

    /// The mail server; it takes mail for every address.
    public static EmbeddedMail mail() {
        return Mail.SERVER;
    }

    /// A name that no other test has, for a database, a topic or a consumer group.
    public static String fresh(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /// What a Spring Boot application of ours needs to find all three, as its properties.
    public static Map<String, String> properties(String database) {
        return Map.of(
                "spring.kafka.bootstrap-servers", brokers(),
                "spring.mongodb.uri", storeUri(database),
                "spring.mail.host", mail().host(),
                "spring.mail.port", String.valueOf(mail().smtpPort()));
    }

    private static final class Mail {
        static final EmbeddedMail SERVER = EmbeddedMail.inMemory();
    }
}
