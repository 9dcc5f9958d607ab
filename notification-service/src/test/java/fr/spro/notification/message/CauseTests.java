package fr.spro.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.spro.contracts.RegistrationEvent.RegistrationLapsed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CauseTests {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void reads_its_event() {
        var lapsed = cause("""
            {"type":"RegistrationLapsed","registrationId":"r-1","dayId":"d-1","dayVersion":1,\
            "contactVersion":1,"lapsedAt":"2026-11-01T09:00:00Z"}\
            """);

        assertThat(lapsed.mailedEvent(json)).isInstanceOf(RegistrationLapsed.class);
    }

    @Test
    void leaves_the_event_of_a_newer_version_to_it() {
        var unknown = cause("{\"type\":\"PlaceRequested\",\"registrationId\":\"r-1\"}");

        assertThatExceptionOfType(EventOfNewerVersion.class).isThrownBy(() -> unknown.mailedEvent(json));
    }

    private static Cause cause(String event) {
        return new Cause("registration/r-1/3", 3, "registration.registrations", event, null);
    }
}
