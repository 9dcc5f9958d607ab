package fr.spro.registration.enrolment;

import fr.spro.platform.messaging.Correlation;
import fr.spro.platform.messaging.outbox.Store;
import fr.spro.platform.messaging.work.ItemFailures;
import fr.spro.registration.day.DayId;
import fr.spro.registration.day.Days;
import fr.spro.registration.day.RegionalDay;
import fr.spro.registration.seating.EarlierClaims;
import fr.spro.registration.seating.JoinDay;
import fr.spro.registration.seating.Seatings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Registers many people for one day on behalf of staff: they arrive in the given order, those who
/// asked for a place earlier before those who wait, and are confirmed immediately. Same result as one
/// by one, but reads the seating once and joins in one write.
@Service
public class RegisterMany {

    /// @param id the same for repeated requests
    /// @param requestedAt when the person asked for a place elsewhere, on paper for example
    public record Person(
            RegistrationId id,
            Participant participant,
            Wishes wishes,
            @Nullable Instant requestedAt) {

        public Person(RegistrationId id, Participant participant, Wishes wishes) {
            this(id, participant, wishes, null);
        }
    }

    public enum Result {
        REGISTERED,
        /// Registered, on the waiting list of the day.
        WAITING,
        /// Another registration has this address.
        ALREADY_REGISTERED,
        /// It was requested before and not confirmed in time.
        LAPSED,
        /// It was registered by an earlier try, and was cancelled or erased since.
        ENDED,
        /// The day is not published or is over.
        NOT_AHEAD,
        /// By a fault of the registration itself, which is in the log.
        FAILED
    }

    private static final int CONCURRENCY = 8;

    private final Store<Registration> store;
    private final Registrations registrations;
    private final Days days;
    private final JoinDay joinDay;
    private final EarlierClaims earlierClaims;
    private final Seatings seatings;
    private final Clock clock;

    RegisterMany(
            Store<Registration> store,
            Registrations registrations,
            Days days,
            JoinDay joinDay,
            EarlierClaims earlierClaims,
            Seatings seatings,
            Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.days = days;
        this.joinDay = joinDay;
        this.earlierClaims = earlierClaims;
        this.seatings = seatings;
        this.clock = clock;
    }

    /// Idempotent, so a repeated request completes it after a crash. One person that fails does not stop
    /// the others.
    ///
    /// @param people with valid wishes
    /// @throws ItemFailures.SomeItemsFailed at the end, if anybody failed who may succeed later
    public Map<RegistrationId, Result> handle(DayId id, List<Person> people) {
        var results = new LinkedHashMap<RegistrationId, Result>();
        var day = days.findById(id).filter(RegionalDay::isAhead);
        if (day.isEmpty()) {
            people.forEach(person -> results.put(person.id(), Result.NOT_AHEAD));
            return results;
        }
        var failures = new ItemFailures();
        var entered = new ConcurrentHashMap<RegistrationId, Registration>();
        inParallel(
                people, person -> failures.run(person.id(), () -> entered.put(person.id(), enter(day.get(), person))));
        var arrived = new ArrayList<Registration>();
        var earlier = new ArrayList<String>();
        for (var person : people) {
            var registration = entered.get(person.id());
            results.put(person.id(), result(registration, person));
            if (registration == null || !registration.id().equals(person.id()) || !registration.isActive()) continue;
            arrived.add(registration);
            if (person.requestedAt() != null) earlier.add(person.id().value());
        }
        joinDay.handle(arrived.stream().map(Registration::claim).toList(), day.get());
        if (!earlier.isEmpty()) earlierClaims.handle(id, earlier, registrations::requestTimes);
        var seating = seatings.of(id);
        var now = clock.instant();
        var confirmed = inParallel(
                arrived,
                registration -> failures.run(
                        registration.id(),
                        () -> store.change(
                                registration.id(),
                                found -> new PendingRequest(found, day.get())
                                        .confirm(seating.placesOf(found.claim()), now))));
        for (int i = 0; i < arrived.size(); i++) {
            var registration = arrived.get(i);
            if (!confirmed.get(i)) results.put(registration.id(), Result.FAILED);
            else if (!seating.hasPlace(registration.claim())) results.put(registration.id(), Result.WAITING);
        }
        failures.throwIfAnyIsTemporary();
        return results;
    }

    /// Runs in parallel, since each waits for the store; results are in the given order.
    private static <T, R> List<R> inParallel(List<T> given, Function<T, R> work) {
        var correlation = Optional.of(Correlation.current());
        try (var threads =
                Executors.newFixedThreadPool(CONCURRENCY, Thread.ofVirtual().factory())) {
            var answers = given.stream()
                    .map(one -> CompletableFuture.supplyAsync(
                            () -> Correlation.carrying(correlation, () -> work.apply(one)), threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    /// The registration of this address: the new one, that of an earlier try, or another one.
    private Registration enter(RegionalDay day, Person person) {
        var now = clock.instant();
        var entered = new NewRegistration(person.id(), day, person.participant(), person.wishes())
                .enter(Objects.requireNonNullElse(person.requestedAt(), now), now);
        try {
            return store.insert(entered)
                    ? entered.state()
                    : store.find(person.id()).orElseThrow();
        } catch (DuplicateKeyException sameAddress) {
            var address = Listing.activeAddress(day.id(), person.participant().email());
            return registrations.findByActiveAddress(address).orElseThrow(() -> sameAddress);
        }
    }

    private static Result result(@Nullable Registration entered, Person person) {
        if (entered == null) return Result.FAILED;
        if (!entered.id().equals(person.id())) return Result.ALREADY_REGISTERED;
        return switch (entered.status()) {
            case RegistrationStatus.Requested _, RegistrationStatus.Confirmed _ -> Result.REGISTERED;
            case RegistrationStatus.Lapsed _ -> Result.LAPSED;
            case RegistrationStatus.Cancelled _, RegistrationStatus.Erased _ -> Result.ENDED;
        };
    }
}
