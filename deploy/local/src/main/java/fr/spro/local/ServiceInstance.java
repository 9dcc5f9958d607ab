package fr.spro.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One of the instances of a service: the first has the service's own name and ports, each further one a number
/// and ports a hundred above.
///
/// @param number from 1
/// @param port of the pages and the API; that of health and metrics is a thousand above
record ServiceInstance(String service, int number, int port) {

    /// In this order they are started, and listed while they start.
    private static final List<ServiceInstance> FIRST = List.of(
            new ServiceInstance("registration-service", 1, 8081),
            new ServiceInstance("notification-service", 1, 8084),
            new ServiceInstance("survey-service", 1, 8082),
            new ServiceInstance("branding-service", 1, 8083));

    private static final int DISTANCE = 100;

    /// The first instances of all services, then the second ones, and so on.
    static List<ServiceInstance> all(int replicas) {
        IntFunction<Stream<ServiceInstance>> round = number -> FIRST.stream().map(first -> first.another(number));
        return IntStream.rangeClosed(1, replicas)
                .mapToObj(round)
                .flatMap(all -> all)
                .toList();
    }

    private ServiceInstance another(int number) {
        return new ServiceInstance(service, number, port + DISTANCE * (number - 1));
    }

    /// The name of its process, log and file of the process id.
    String name() {
        return number == 1 ? service : "%s-%d".formatted(service, number);
    }

    int managementPort() {
        return port + 1000;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// The settings in which it differs from the first one.
    Map<String, String> environment() {
        return Map.of("SERVER_PORT", String.valueOf(port), "MANAGEMENT_SERVER_PORT", String.valueOf(managementPort()));
    }

    /// The key of its service in the settings of the gateway.
    String shortName() {
        return service.substring(0, service.indexOf('-'));
    }
}
