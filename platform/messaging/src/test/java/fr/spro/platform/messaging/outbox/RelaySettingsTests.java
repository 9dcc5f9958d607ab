package fr.spro.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RelaySettingsTests {

    @Test
    void reads_the_time_of_a_restore_as_the_runbook_writes_it() {
        var environment = new MapConfigurationPropertySource(Map.of("spro.relay.restored-at", "2026-11-29T17:05:00Z"));

        var settings = new Binder(environment).bindOrCreate("spro.relay", RelaySettings.class);

        assertThat(settings.restoredAt()).isEqualTo(Instant.parse("2026-11-29T17:05:00Z"));
    }

    @Test
    void needs_no_time_of_a_restore() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("spro.relay", RelaySettings.class);

        assertThat(settings.restoredAt()).isNull();
    }
}
