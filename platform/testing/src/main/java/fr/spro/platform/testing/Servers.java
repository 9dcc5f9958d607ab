package fr.spro.platform.testing;

/// Broker and store of a test run; each is started on first use.
sealed interface Servers permits EmbeddedServers, ContainerServers, Servers.WithStore {

    String brokers();

    String storeUri(String database);

    /// Other servers, but a store that runs already.
    ///
    /// @param address such as `mongodb://127.0.0.1:27017`
    record WithStore(Servers others, String address) implements Servers {

        @Override
        public String brokers() {
            return others.brokers();
        }

        @Override
        public String storeUri(String database) {
            return address + "/" + database;
        }
    }
}
