package fr.spro.registration.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import org.junit.jupiter.api.Test;

class RegistrationMetricsTests extends InMemoryService {

    @Test
    void counts_registrations_by_outcome() {
        registerParticipant.handle(command("Ada"));
        publish(10, 5);

        registerParticipant.handle(command("Ada"));
        registerParticipant.handle(command("Bea"));
        registerParticipant.handle(command("Cem", new SessionId("unknown")));
        moveDay.handle(day, Step.CLOSE, "camille");
        registerParticipant.handle(command("Dan"));

        assertThat(counted("unknown-day")).isEqualTo(1);
        assertThat(counted("accepted")).isEqualTo(2);
        assertThat(counted("invalid")).isEqualTo(1);
        assertThat(counted("not-open")).isEqualTo(1);
    }

    private double counted(String outcome) {
        return enrolment
                .meters
                .get("spro.registrations")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
