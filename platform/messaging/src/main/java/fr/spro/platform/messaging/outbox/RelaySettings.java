package fr.spro.platform.messaging.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the relay: `sweep` is the pause between two sweeps, `acknowledgement` the time limit for Kafka
/// to acknowledge an event.
@ConfigurationProperties("spro.relay")
public record RelaySettings(
        @DefaultValue("30s") Duration sweep,
        @DefaultValue("15s") Duration acknowledgement) {}
