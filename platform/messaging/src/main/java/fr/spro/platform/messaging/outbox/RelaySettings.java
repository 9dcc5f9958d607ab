package fr.spro.platform.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the relay: `sweep` is the pause between two sweeps, `acknowledgement` the time limit for Kafka
/// to acknowledge an event, `restoredAt` the time of the latest restore of the store from a backup.
@ConfigurationProperties("spro.relay")
public record RelaySettings(
        @DefaultValue("30s") Duration sweep,
        @DefaultValue("15s") Duration acknowledgement,
        @Nullable Instant restoredAt) {}
