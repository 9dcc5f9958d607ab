package fr.spro.registration.seating;

import static fr.spro.registration.Examples.AFTERNOON;
import static fr.spro.registration.Examples.MORNING;
import static fr.spro.registration.Examples.wishes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import fr.spro.contracts.RegistrationEvent.WorkshopPlace;
import fr.spro.platform.messaging.outbox.OutboxFull;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.registration.Examples;
import fr.spro.registration.InMemoryService;
import fr.spro.registration.day.DayEdit;
import fr.spro.registration.day.EditDay;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.day.SessionId;
import fr.spro.registration.enrolment.ChangeRegistration.Outcome;
import fr.spro.registration.enrolment.RegisterParticipant;
import fr.spro.registration.enrolment.Registration;
import fr.spro.registration.enrolment.RegistrationId;
import fr.spro.registration.enrolment.RegistrationStatus;
import fr.spro.registration.enrolment.Wishes;
import fr.spro.registration.seating.Occupancy.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/// Guarantee 5 under a rush for the last seats, and what would break it.
class SeatGuaranteeTests extends InMemoryService {

    private static final int CLIENTS = 500;
    private static final int PLACES = 60;
    private static final int SEATS = 10;

    /// The actions of a client depend on its number alone, so that a failure can be reproduced.
    @Test
    void guarantee_5_seats_are_never_oversold_nor_left_empty_while_others_wait() throws Exception {
        publish(PLACES, SEATS);
        mongo.reconcilers().start();
        var commands = new AtomicInteger();

        rush(CLIENTS, number -> {
            var random = new Random(number);
            if (number % 25 == 0) {
                resize(random, commands);
                return;
            }
            var id = accepted(registerParticipant.handle(new RegisterParticipant.Command(
                    new RegistrationId(Infrastructure.fresh("r")),
                    day,
                    Examples.participant("P" + number, "p%d@example.org".formatted(number)),
                    wishes(MORNING),
                    false)));
            confirmRegistration.handle(id);
            commands.addAndGet(2);
            for (int i = 0; i < 3; i++) {
                var choice = random.nextBoolean() ? wishes(MORNING, AFTERNOON) : wishes(AFTERNOON);
                choose(id, choice);
                commands.incrementAndGet();
            }
            choose(id, wishes(MORNING));
            commands.incrementAndGet();
            if (random.nextInt(3) == 0) {
                cancelRegistration.handle(id, "participant");
                commands.incrementAndGet();
            }
        });
        resize(SEATS);
        reconcile();
        mongo.reconcilers().stop();

        assertThat(commands.get()).isGreaterThan(2_500);
        var occupancy = seats.of(find());
        var active = registrations.findByDay(day).stream()
                .filter(Registration::isActive)
                .toList();
        assertThat(occupancy.day()).isEqualTo(new Count(PLACES, PLACES, active.size() - PLACES));
        assertThat(occupancy.workshops().get(MORNING))
                .as("all who have a place want the morning")
                .isEqualTo(new Count(SEATS, SEATS, PLACES - SEATS));
        assertThat(active.stream().filter(SeatGuaranteeTests::isNotifiedOfAPlace))
                .hasSize(PLACES);
        assertThat(active.stream().filter(registration -> isNotifiedOfASeat(registration, MORNING)))
                .as("told that they have a seat")
                .hasSize(SEATS);
    }

    /// The negative control: the same load on seats that are counted first and then stored.
    @Test
    void the_same_load_oversells_without_optimistic_locking() throws Exception {
        var id = Query.query(where("_id").is(day.value()));
        mongo.mongo().insert(new Document("_id", day.value()).append("taken", 0), "counted");
        var sold = new AtomicInteger();

        rush(CLIENTS, number -> {
            var taken = mongo.mongo().findOne(id, Document.class, "counted").getInteger("taken");
            if (taken >= SEATS) return;
            mongo.mongo().updateFirst(id, Update.update("taken", taken + 1), "counted");
            sold.incrementAndGet();
        });

        assertThat(sold.get()).isGreaterThan(SEATS);
    }

    private void resize(Random random, AtomicInteger commands) {
        for (int i = 0; i < 5; i++) {
            resize(1 + random.nextInt(2 * SEATS));
            commands.incrementAndGet();
        }
    }

    /// Who is shown that a seat has come or gone meanwhile chooses again.
    private void choose(RegistrationId id, Wishes choice) {
        Outcome outcome;
        do {
            outcome = changeRegistration.handle(choosing(id, choice, "participant"));
        } while (outcome instanceof Outcome.Conflict);
    }

    /// A hundred concurrent changes of one day fill its outbox; a client retries after the 503.
    private void resize(int seats) {
        while (true) {
            try {
                editDay.handle(resized(seats));
                return;
            } catch (OutboxFull full) {
                mongo.emptyOutbox(RegionalDay.class, day);
            }
        }
    }

    private EditDay.Command resized(int seats) {
        return new EditDay.Command(
                day, "camille", new DayEdit.PutSession(Examples.workshop(MORNING, 1, "Salle Erdre", seats)));
    }

    private static boolean isNotifiedOfAPlace(Registration registration) {
        return registration.status() instanceof RegistrationStatus.Confirmed(var notified, var _, var _, var _)
                && notified.day().seated();
    }

    private static boolean isNotifiedOfASeat(Registration registration, SessionId workshop) {
        return registration.status() instanceof RegistrationStatus.Confirmed(var notified, var _, var _, var _)
                && notified.workshops().stream()
                        .filter(WorkshopPlace::seated)
                        .anyMatch(place -> place.sessionId().equals(workshop.value()));
    }

    private interface Client {

        void act(int number);
    }

    /// All start at the same time.
    private static void rush(int clients, Client client) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<?>>();
            for (int i = 0; i < clients; i++) {
                var number = i;
                results.add(threads.submit(() -> {
                    start.await();
                    client.act(number);
                    return null;
                }));
            }
            start.countDown();
            for (var result : List.copyOf(results)) result.get();
        }
    }
}
