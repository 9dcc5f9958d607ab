package fr.spro.platform.messaging;

import com.mongodb.MongoClientSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a service may spend on a store that does not respond, or on more requests than it can handle.
///
/// @param operation the time of one operation on the store with all its retries, including the search for the primary
/// and the wait for a connection; longer than the election of a primary, which takes up to 12 s after a crash
/// @param request the time within which a request is answered, with 503 if the store does not respond
/// @param requests the number of requests in work; further ones are answered with 503 at once
@ConfigurationProperties("spro.limits")
public record Limits(
        @DefaultValue("15s") Duration operation,
        @DefaultValue("20s") Duration request,
        @DefaultValue("500") int requests) {

    /// The time that the store has within a request: the rest is for the response, which on a busy machine also takes a
    /// while.
    public Duration storeTime() {
        return request.multipliedBy(4).dividedBy(5);
    }

    /// Sets the driver's limits, which also hold for operations that are limited per round trip.
    public void configure(MongoClientSettings.Builder client) {
        client.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(operation.toMillis(), TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(operation.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS));
    }
}
