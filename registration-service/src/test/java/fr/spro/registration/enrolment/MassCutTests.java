package fr.spro.registration.enrolment;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.contracts.RegistrationEvent.Places;
import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.seating.Occupancy.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Seats are cut and given back while people come and go: afterwards all counts agree, and each person was
/// last notified of what is so.
class MassCutTests extends InMemoryService {

    private static final int CLIENTS = 30;
    private static final int SEATS = 20;
    private static final int FEWER = 5;

    @Test
    void counts_and_notifications_agree_after_seats_were_cut_while_people_joined_and_cancelled() throws Exception {
        publish(200, SEATS);
        var first = new ArrayList<RegistrationId>();
        for (int i = 0; i < 12; i++) first.add(confirmed("Early " + i, MORNING));

        rush(CLIENTS, number -> {
            if (number == 0) {
                for (var seats : List.of(FEWER, SEATS, FEWER)) morningSeats(seats);
                return;
            }
            var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                    new RegistrationId(Infrastructure.fresh("r")),
                    day,
                    Examples.participant("P" + number, "p%d@example.org".formatted(number)),
                    wishes(MORNING, AFTERNOON),
                    false)));
            confirmRegistration.handle(id);
            if (number % 3 == 0) cancelRegistration.handle(id, Participant.ACTOR);
            if (number % 3 == 1) {
                changeRegistration.handle(choosing(id, wishes(AFTERNOON), Participant.ACTOR));
            }
        });
        reconcile();

        var stayed =
                IntStream.range(1, CLIENTS).filter(number -> number % 3 == 2).count();
        assertThat(seats.of(find()).workshops().get(MORNING))
                .isEqualTo(new Count(FEWER, FEWER, first.size() + (int) stayed - FEWER));
        assertThat(first.subList(0, FEWER)).as("the first in order").allMatch(this::isSeated);
        assertThat(first.subList(FEWER, first.size())).noneMatch(this::isSeated);
        assertEverybodyWasNotified();

        editDay.handle(new EditDay.Command(day, "camille", new DayEdit.RemoveSession(MORNING)));
        reconcile();

        assertThat(seats.of(find()).workshops()).doesNotContainKey(MORNING);
        assertEverybodyWasNotified();
    }

    /// The list, the count of the day and what the last event says have the seats of the day's lists.
    private void assertEverybodyWasNotified() {
        var active = registrations.findByDay(day).stream()
                .filter(Registration::isActive)
                .toList();
        assertThat(active)
                .allSatisfy(registration -> assertThat(registration.status())
                        .isInstanceOfSatisfying(
                                RegistrationStatus.Confirmed.class,
                                confirmed -> assertThat(seated(confirmed.places()))
                                        .isEqualTo(seated(seats.placesOf(registration.claim())))));
        var count = roster.countDay.of(find());
        assertThat(count.occupancy()).isEqualTo(seats.of(find()));
        assertThat(count.registered()).isEqualTo(active.size());
    }

    /// New ranks are not notified.
    private static List<String> seated(Places places) {
        return places.workshops().stream()
                .filter(WorkshopPlace::seated)
                .map(WorkshopPlace::sessionId)
                .toList();
    }

    private boolean isSeated(RegistrationId id) {
        return seats.placesOf(store.get(id).claim()).workshops().stream()
                .anyMatch(place -> place.sessionId().equals(MORNING.value()) && place.seated());
    }

    /// All start at the same time.
    private static void rush(int clients, IntConsumer client) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<?>>();
            for (int i = 0; i < clients; i++) {
                var number = i;
                results.add(threads.submit(() -> {
                    start.await();
                    client.accept(number);
                    return null;
                }));
            }
            start.countDown();
            for (var result : results) result.get();
        }
    }
}
