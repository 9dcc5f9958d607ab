package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.registration.attendance.CheckIn.Outcome;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.day.Step;
import fr.spro.registration.enrolment.Registration.Attended;
import fr.spro.registration.enrolment.RegistrationId;
import org.junit.jupiter.api.Test;

/// Who came is noted at the door, in the list or through the API, at the day and in each session.
class AttendanceTests extends RunningService {

    @Test
    void attendance_at_a_workshop_is_told_once_even_after_the_day_is_over() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(checkIn.handle(day, id, MORNING)).isInstanceOf(Outcome.Noted.class);
        assertThat(checkIn.handle(day, id, MORNING)).isInstanceOf(Outcome.NotedBefore.class);
        assertThat(checkIn.handle(day, id, null)).isInstanceOf(Outcome.NotedBefore.class);

        await().untilAsserted(() -> assertThat(Facts.told(Topic.REGISTRATIONS, id.value()))
                .filteredOn(SessionAttended.class::isInstance)
                .hasSize(1));
    }

    @Test
    void who_waits_chose_another_workshop_or_has_not_confirmed_the_address_is_noted_too() {
        publish(1, 1);
        var seated = confirmed("Ada", MORNING);
        var waiting = confirmed("Bea", MORNING);
        var unconfirmed = register("Cleo");

        for (var id : new RegistrationId[] {seated, waiting, unconfirmed}) {
            assertThat(checkIn.handle(day, id, AFTERNOON)).isInstanceOf(Outcome.Noted.class);
            assertThat(registrations.findById(id).orElseThrow().attended())
                    .extracting(Attended::session)
                    .containsExactly(AFTERNOON);
        }
        assertThat(registrations.findById(unconfirmed).orElseThrow().isConfirmed())
                .isTrue();
    }

    @Test
    void who_cancelled_is_unknown_or_belongs_to_another_day_is_not_noted_nor_is_a_session_that_is_not_there() {
        publish(10, 5);
        var cancelled = confirmed("Ada");
        cancelRegistration.handle(cancelled, "camille");
        var there = confirmed("Bea");

        assertThat(checkIn.handle(day, cancelled, null)).isEqualTo(new Outcome.NotExpected());
        assertThat(checkIn.handle(day, new RegistrationId("nobody"), null)).isEqualTo(new Outcome.NotExpected());
        assertThat(checkIn.handle(new DayId("another"), there, null)).isEqualTo(new Outcome.NotExpected());
        assertThat(checkIn.handle(day, there, new SessionId("w-9"))).isEqualTo(new Outcome.NotExpected());
        assertThat(registrations.findById(there).orElseThrow().checkedInAt()).isNull();
    }

    @Test
    void the_list_of_a_workshop_has_buttons_that_note_who_is_in_it() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var list = "/coordination/journees/%s/inscriptions".formatted(day.value());
        var organiser = staff("organiser");
        assertThat(mvc.get().uri(list + "?atelier=w-1").with(organiser))
                .bodyText()
                .contains("Noter la présence de Ada à l’atelier");

        assertThat(mvc.post()
                        .uri(list + "/" + id.value() + "/presence")
                        .param("sequence", "w-1")
                        .with(csrf())
                        .with(organiser))
                .hasRedirectedUrl(list + "?present=%s&atelier=w-1".formatted(id.value()));

        assertThat(mvc.get().uri(list + "?atelier=w-1").with(organiser))
                .bodyText()
                .contains("présent à l’atelier")
                .doesNotContain("Noter la présence de Ada");
        assertThat(mvc.get().uri(list + "/" + id.value()).with(organiser))
                .bodyText()
                .contains("Atelier w-1", "Noter une présence");
    }
}
