package fr.spro.platform.messaging.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the relay works: `sweep` is the pause between two sweeps for what no write woke it for, `acknowledgement`
/// how long it waits for Kafka to take one event.
@ConfigurationProperties("spro.relay")
public record RelaySettings(
        @DefaultValue("30s") Duration sweep,
        @DefaultValue("15s") Duration acknowledgement) {}
