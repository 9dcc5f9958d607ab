package fr.spro.platform.testing;

/// Broker and store of a test run; each is started on first use.
sealed interface Servers permits EmbeddedServers, ContainerServers {

    String brokers();

    String storeUri(String database);
}
