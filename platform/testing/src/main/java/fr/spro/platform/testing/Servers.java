package fr.spro.platform.testing;

/// Where broker and store of this test run come from; each is started when it is asked for the first time.
sealed interface Servers permits EmbeddedServers, ContainerServers {

    String brokers();

    String storeUri(String database);
}
