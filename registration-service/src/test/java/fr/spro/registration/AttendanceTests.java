package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.program;
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
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Attendance.Attended;
import fr.spro.registration.enrolment.RegistrationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Who came is noted at the door, in the list or through the API, at the day and in each session.
class AttendanceTests extends RunningService {

    @Test
    void attendance_at_a_workshop_is_told_once_even_after_the_day_is_over() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        moveDay.handle(day, Step.HOLD, "camille");

        assertThat(checkIn.handle(day, id, MORNING, Scope.WHOLE)).isInstanceOf(Outcome.Recorded.class);
        assertThat(checkIn.handle(day, id, MORNING, Scope.WHOLE)).isInstanceOf(Outcome.AlreadyRecorded.class);
        assertThat(checkIn.handle(day, id, null, Scope.WHOLE)).isInstanceOf(Outcome.AlreadyRecorded.class);

        await().untilAsserted(() -> assertThat(Facts.published(Topic.REGISTRATIONS, id.value()))
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
            assertThat(checkIn.handle(day, id, AFTERNOON, Scope.WHOLE)).isInstanceOf(Outcome.Recorded.class);
            assertThat(registrations.findById(id).orElseThrow().attendance().sessions())
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

        assertThat(checkIn.handle(day, cancelled, null, Scope.WHOLE)).isEqualTo(new Outcome.NotExpected());
        assertThat(checkIn.handle(day, new RegistrationId("nobody"), null, Scope.WHOLE))
                .isEqualTo(new Outcome.NotExpected());
        assertThat(checkIn.handle(new DayId("another"), there, null, Scope.WHOLE))
                .isEqualTo(new Outcome.NotExpected());
        assertThat(checkIn.handle(day, there, new SessionId("w-9"), Scope.WHOLE))
                .isEqualTo(new Outcome.NotExpected());
        assertThat(registrations.findById(there).orElseThrow().attendance().checkedInAt())
                .isNull();
    }

    @Test
    void the_list_of_a_workshop_has_buttons_that_note_who_is_in_it() {
        publish(10, 5);
        var id = confirmed("Ada", MORNING);
        var list = "/coordination/journees/%s/inscriptions".formatted(day.value());
        var organiser = staff("organiser");
        assertThat(mvc.get().uri(list + "?atelier=w-1").with(organiser))
                .bodyText()
                .contains("Présent à l’atelier\u00a0: Ada");

        assertThat(mvc.post()
                        .uri(list + "/" + id.value() + "/presence")
                        .param("sequence", "w-1")
                        .with(csrf())
                        .with(organiser))
                .hasRedirectedUrl(list + "?present=%s&atelier=w-1".formatted(id.value()));

        assertThat(mvc.get().uri(list + "?atelier=w-1").with(organiser))
                .bodyText()
                .contains("présent à l’atelier")
                .doesNotContain("Présent à l’atelier\u00a0: Ada");
        assertThat(mvc.get().uri(list + "/" + id.value()).with(organiser))
                .bodyText()
                .contains("Atelier w-1", "Noter une présence");
    }

    @Test
    void a_program_reads_who_came_where_and_sends_marks_as_often_as_it_likes() {
        publish(2, 5);
        var ada = confirmed("Ada", MORNING);
        confirmed("Bea");
        confirmed("Cleo");
        var attendance = "/api/registration/v1/days/%s/attendance".formatted(day.value());
        var marks = """
            {"checkIns":[{"id":"1","registration":"%1$s","session":"w-1","at":"%2$s"},
                      {"id":"2","registration":"%1$s","at":"%2$s"},{"id":"3","registration":"nobody","at":"%2$s"}]}\
            """.formatted(ada.value(), Instant.now().truncatedTo(ChronoUnit.MILLIS));

        for (var result : List.of("DONE", "ALREADY")) {
            assertThat(send(attendance, marks)).hasStatusOk().bodyJson().isEqualTo("""
                {"answers":[{"id":"1","result":"%s"},{"id":"2","result":"ALREADY"},
                            {"id":"3","result":"UNKNOWN"}]}\
                """.formatted(result));
        }

        assertThat(mvc.get().uri(attendance).with(program()))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.people[*].name",
                        names -> names.assertThat().asArray().containsExactly("Ada", "Bea", "Cleo"))
                .hasPathSatisfying(
                        "$.people[*].present",
                        present -> present.assertThat().asArray().containsExactly(true, false, false))
                .hasPathSatisfying(
                        "$.people[*].seated",
                        seated -> seated.assertThat().asArray().containsExactly(true, true, false))
                .hasPathSatisfying(
                        "$.people[0].sessions[*].sessionId",
                        sessions -> sessions.assertThat().asArray().containsExactly("w-1"));
        assertThat(mvc.get().uri(attendance).with(program())).bodyText().doesNotContain("example.org");
        for (var wrong : List.of(
                "{}",
                "{\"checkIns\":[{\"id\":\"1\"}]}",
                marks.replaceFirst("\"at\":\"[^\"]+\"", "\"at\":1700000000"))) {
            assertThat(send(attendance, wrong)).as(wrong).hasStatus(400);
        }
        assertThat(mvc.get().uri("/api/registration/v1/days/unknown/attendance").with(program()))
                .hasStatus(404);
    }

    @Test
    void the_figures_tell_who_came_of_whom_from_the_first_mark_on() {
        publish(10, 5);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea", MORNING);
        confirmed("Cleo", AFTERNOON);
        register("Dora");
        assertThat(figures()).hasStatusOk().bodyText().doesNotContain("Présence");

        checkIn.handle(day, ada, null, Scope.WHOLE);
        assertThat(figures())
                .bodyText()
                .contains("Personnes présentes\u00a0: 1, sur 3 inscriptions confirmées.", "hors annuaire : 1 / 3");
        checkIn.handle(day, ada, MORNING, Scope.WHOLE);
        checkIn.handle(day, bea, AFTERNOON, Scope.WHOLE);
        assertThat(figures())
                .bodyText()
                .contains("Personnes présentes\u00a0: 2, sur 3 inscriptions confirmées.")
                .contains("Atelier w-1 : 1 / 2, Atelier w-2 : 0 / 0, Atelier w-3 : 1 / 1")
                .contains("<td>Atelier w-1</td><td class=\"number\">1</td><td class=\"number\">2</td>");
        eraseParticipant.handle(ada, "camille");
        assertThat(figures()).bodyText().contains("Personnes présentes\u00a0: 2, sur 3 inscriptions confirmées.");
    }

    private MvcTestResult send(String address, String json) {
        return mvc.post()
                .uri(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(program())
                .exchange();
    }

    private MvcTestResult figures() {
        return mvc.get()
                .uri("/coordination/journees/%s/chiffres".formatted(day.value()))
                .with(staff("organiser"))
                .exchange();
    }
}
