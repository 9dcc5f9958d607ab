package fr.spro.platform.testing;

import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/// Kafka and MongoDB in containers, which Testcontainers removes after the JVM has ended.
final class ContainerServers implements Servers {

    private @Nullable KafkaContainer kafka;
    private @Nullable MongoDBContainer mongo;

    @Override
    public synchronized String brokers() {
        if (kafka == null) {
            var container = new KafkaContainer(image("containers.kafka", "apache/kafka", "4.2.1"))
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                    .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
            container.start();
            kafka = container;
        }
        return kafka.getBootstrapServers();
    }

    @Override
    public synchronized String storeUri(String database) {
        if (mongo == null) {
            var container = new MongoDBContainer(image("containers.mongo", "mongo", "8.0"));
            container.start();
            mongo = container;
        }
        return mongo.getConnectionString() + "/" + database;
    }

    private static DockerImageName image(String property, String name, String version) {
        return DockerImageName.parse(System.getProperty(property, name + ":" + version))
                .asCompatibleSubstituteFor(name);
    }
}
