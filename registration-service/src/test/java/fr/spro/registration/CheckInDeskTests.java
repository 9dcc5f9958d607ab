package fr.spro.registration;

import static fr.spro.platform.web.SignedIn.staff;
import static fr.spro.registration.Examples.MORNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.spro.contracts.RegistrationEvent.ParticipantCheckedIn;
import fr.spro.contracts.RegistrationEvent.SessionAttended;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.Facts;
import fr.spro.registration.attendance.SyncCheckIns;
import fr.spro.registration.attendance.SyncCheckIns.Answer;
import fr.spro.registration.attendance.SyncCheckIns.OfflineCheckIn;
import fr.spro.registration.attendance.SyncCheckIns.Result;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Details;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.Step;
import fr.spro.registration.directory.Scope;
import fr.spro.registration.enrolment.Attendance.Attended;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/// The page at the door: what devices get, and what becomes of what they send.
class CheckInDeskTests extends RunningService {

    @Autowired
    SyncCheckIns mergeMarks;

    @Test
    void marks_of_three_devices_count_once_in_whatever_order_and_however_often_they_come() {
        publish(50, 5);
        var ada = confirmed("Ada", MORNING);
        var bea = confirmed("Bea");
        var first = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(600);
        var marks = new ArrayList<OfflineCheckIn>();
        for (int device = 0; device < 3; device++) {
            marks.add(new OfflineCheckIn(device + "-1", ada.value(), null, first.plusSeconds(device + 10)));
            marks.add(new OfflineCheckIn(device + "-2", ada.value(), MORNING.value(), first.plusSeconds(device)));
            marks.add(new OfflineCheckIn(device + "-3", bea.value(), null, first.plusSeconds(60 - device)));
        }
        marks.addAll(marks);
        Collections.shuffle(marks, new Random(7));

        for (int i = 0; i < marks.size(); i += 4) {
            mergeMarks.handle(day, marks.subList(i, Math.min(i + 4, marks.size())), Scope.WHOLE);
        }

        var present = registrations.findById(ada).orElseThrow();
        assertThat(present.attendance().checkedInAt()).isEqualTo(first);
        assertThat(present.attendance().sessions()).containsExactly(new Attended(MORNING, first));
        assertThat(registrations.findById(bea).orElseThrow().attendance().checkedInAt())
                .isEqualTo(first.plusSeconds(58));
        assertThat(mergeMarks.handle(day, marks, Scope.WHOLE))
                .extracting(Answer::result)
                .containsOnly(Result.ALREADY);
        await().untilAsserted(() -> {
            var told = Facts.published(Topic.REGISTRATIONS, ada.value());
            assertThat(told)
                    .filteredOn(SessionAttended.class::isInstance)
                    .last()
                    .isEqualTo(
                            new SessionAttended(ada.value(), day.value(), find().version(), 1, MORNING.value(), first));
            assertThat(told)
                    .filteredOn(ParticipantCheckedIn.class::isInstance)
                    .last()
                    .isInstanceOfSatisfying(
                            ParticipantCheckedIn.class,
                            fact -> assertThat(fact.checkedInAt()).isEqualTo(first));
        });
    }

    @Test
    void each_mark_is_answered_for_itself_also_late_and_from_a_clock_that_is_wrong() {
        publish(50, 5);
        var ada = confirmed("Ada", MORNING);
        var gone = confirmed("Bea");
        cancelRegistration.handle(gone, "camille");
        moveDay.handle(day, Step.HOLD, "camille");
        var ahead = Instant.now().plusSeconds(86_400);

        assertThat(mergeMarks.handle(
                        day,
                        List.of(
                                new OfflineCheckIn("d-1", ada.value(), MORNING.value(), ahead),
                                new OfflineCheckIn("d-2", ada.value(), null, ahead),
                                new OfflineCheckIn("d-3", gone.value(), null, ahead),
                                new OfflineCheckIn("d-4", "nobody", null, ahead),
                                new OfflineCheckIn("d-5", ada.value(), "w-9", ahead)),
                        Scope.WHOLE))
                .containsExactly(
                        new Answer("d-1", Result.DONE),
                        new Answer("d-2", Result.ALREADY),
                        new Answer("d-3", Result.UNKNOWN),
                        new Answer("d-4", Result.UNKNOWN),
                        new Answer("d-5", Result.UNKNOWN));
        assertThat(mergeMarks.handle(
                        new DayId("another"),
                        List.of(new OfflineCheckIn("d-6", ada.value(), null, Instant.now())),
                        Scope.WHOLE))
                .containsExactly(new Answer("d-6", Result.UNKNOWN));
        assertThat(registrations.findById(ada).orElseThrow().attendance().checkedInAt())
                .isBefore(ahead);
    }

    @Test
    void a_device_gets_the_list_with_a_key_that_ends_a_day_after_the_day_and_sends_marks_back() {
        publish(50, 1);
        var ada = confirmed("Ada", MORNING);
        confirmed("Bea", MORNING);

        var list = mvc.get().uri(door("/liste")).with(staff("organiser")).exchange();
        assertThat(list)
                .hasStatusOk()
                .bodyText()
                .contains("\"name\":\"Ada\"", "SPRO:" + ada.value(), "\"seated\":false", "2027-11-20T15:30:00Z")
                .doesNotContain("example.org");
        var cookie = list.getResponse().getCookie("SPRO_CHECK_IN");
        assertThat(cookie.getPath()).isEqualTo(door(""));
        assertThat(Instant.now().plusSeconds(cookie.getMaxAge()))
                .isBetween(Instant.parse("2027-11-20T15:29:00Z"), Instant.parse("2027-11-20T15:31:00Z"));
        var again = mvc.get()
                .uri(door("/liste"))
                .cookie(cookie)
                .with(staff("organiser"))
                .exchange();
        assertThat(again.getResponse().getCookie("SPRO_CHECK_IN").getValue()).isEqualTo(cookie.getValue());

        var marks = "{\"checkIns\":[{\"id\":\"1\",\"registration\":\"%s\",\"session\":\"w-1\",\"at\":\"%s\"}]}"
                .formatted(ada.value(), Instant.now());
        assertThat(mvc.post()
                        .uri(door("/presences"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(marks)
                        .with(csrf())
                        .with(staff("organiser")))
                .hasStatusOk()
                .bodyJson()
                .isEqualTo("{\"answers\":[{\"id\":\"1\",\"result\":\"DONE\"}]}");
    }

    @Test
    void long_after_the_day_nothing_is_handed_out_but_marks_still_arrive() {
        var ended = over();
        var ada = confirmed("Ada");

        assertThat(mvc.get().uri(door("/liste")).with(staff("organiser")))
                .hasStatus(410)
                .bodyText()
                .isEmpty();
        assertThat(mergeMarks.handle(
                        day, List.of(new OfflineCheckIn("1", ada.value(), null, ended.minusSeconds(60))), Scope.WHOLE))
                .containsExactly(new Answer("1", Result.DONE));
        assertThat(registrations.findById(ada).orElseThrow().attendance().checkedInAt())
                .isEqualTo(ended.minusSeconds(60));
    }

    @Test
    void only_the_organiser_opens_the_door_and_only_there_scripts_run() {
        publish(50, 5);
        for (var path : List.of("", "/liste", "/service.js")) {
            for (var role : List.of("coordinator", "operator")) {
                assertThat(mvc.get().uri(door(path)).with(staff(role)))
                        .as("%s %s", role, path)
                        .hasStatus(403);
            }
        }
        assertThat(mvc.get().uri(door("")).with(staff("organiser")))
                .hasStatusOk()
                .satisfies(result -> {
                    assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                            .contains("script-src 'self'", "connect-src 'self'", "worker-src 'self'");
                    assertThat(result.getResponse().getHeader("Permissions-Policy"))
                            .contains("camera=(self)");
                })
                .bodyText()
                .contains("data-settings", "/assets/registration/check-in-", "<noscript>");
        assertThat(mvc.get().uri(door("/service.js")).with(staff("organiser")))
                .hasStatusOk()
                .hasHeader("Service-Worker-Allowed", door(""));
        for (var path : List.of("/inscriptions", "")) {
            assertThat(mvc.get()
                            .uri("/coordination/journees/%s%s".formatted(day.value(), path))
                            .with(staff("organiser")))
                    .satisfies(result -> {
                        assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                                .asInstanceOf(STRING)
                                .contains("default-src 'none'")
                                .doesNotContain("script-src", "connect-src", "worker-src");
                        assertThat(result.getResponse().getHeader("Permissions-Policy"))
                                .contains("camera=()");
                    });
        }
    }

    private String door(String path) {
        return "/coordination/journees/%s/accueil%s".formatted(day.value(), path);
    }

    /// A day that ended two days ago.
    private Instant over() {
        var ended = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(2, ChronoUnit.DAYS);
        var details = new Details(
                "Journée passée",
                "Une journée pour se retrouver.",
                "Angers",
                null,
                ended.minus(7, ChronoUnit.HOURS),
                ended,
                50,
                List.of(),
                null,
                null,
                null);
        draftDay.handle(RegionalDay.draft(day, "request", details, List.of(), List.of()), "camille");
        moveDay.handle(day, Step.PUBLISH, "camille");
        return ended;
    }
}
