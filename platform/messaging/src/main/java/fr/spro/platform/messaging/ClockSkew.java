package fr.spro.platform.messaging;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ConnectionId;
import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerHeartbeatSucceededEvent;
import com.mongodb.event.ServerMonitorListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Measures how far the clocks of this instance and of the store's servers are apart, with each heartbeat of the
/// driver. It costs no command.
public final class ClockSkew implements ServerMonitorListener {

    private static final String SERVER_TIME = "localTime";

    private final Clock clock;
    private final Map<ServerAddress, Duration> skews = new ConcurrentHashMap<>();

    public ClockSkew(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        Gauge.builder("spro.clock.skew", this, ClockSkew::seconds)
                .description("difference from the store's server whose clock differs most")
                .baseUnit("seconds")
                .strongReference(true)
                .register(meters);
    }

    public void configure(MongoClientSettings.Builder client) {
        client.applyToServerSettings(server -> server.addServerMonitorListener(this));
    }

    @Override
    public void serverHeartbeatSucceeded(ServerHeartbeatSucceededEvent event) {
        if (!event.getReply().isDateTime(SERVER_TIME)) return;
        var there =
                Instant.ofEpochMilli(event.getReply().getDateTime(SERVER_TIME).getValue());
        skews.put(
                address(event.getConnectionId()),
                Duration.between(there, clock.instant()).abs());
    }

    @Override
    public void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
        skews.remove(address(event.getConnectionId()));
    }

    private static ServerAddress address(ConnectionId connection) {
        return connection.getServerId().getAddress();
    }

    private double seconds() {
        return skews.values().stream().mapToDouble(Duration::toMillis).max().orElse(0) / 1000;
    }
}
