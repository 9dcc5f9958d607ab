package fr.spro.platform.messaging.outbox;

import fr.spro.contracts.ContactEvent.ContactListed;
import fr.spro.contracts.DispatchEvent;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import fr.spro.platform.messaging.CloudEventHeaders;
import fr.spro.platform.messaging.Parcel;
import fr.spro.platform.messaging.work.TaskQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;

/// Two processes on the same documents, whose relays are triggered by writes and by sweeps, in a random order of steps,
/// which follows from the seed: commands, steps of relays and checks, appends, time-outs, pauses of any length, deaths
/// and restarts. Then a new process publishes all that is pending, what was sent before is appended or not, and all is
/// quiet until relay and check have nothing to do.
final class RelaySimulation {

    private static final int STEPS = 200;

    record PersonId(String value) implements TextId {}

    /// Publishes its state, and an event at each step.
    record Person(@Id PersonId id, String name, int steps, boolean erased, long version) implements Aggregate {

        Change<Person, DispatchEvent> begin() {
            return Change.to(this, Parcel.event(id.value(), 1)).publishingState();
        }

        Change<Person, DispatchEvent> next() {
            return Change.to(new Person(id, name, steps + 1, erased, version), Parcel.event(id.value(), steps + 1));
        }

        Change<Person, DispatchEvent> rename() {
            if (erased) return Change.none(this);
            return Change.to(
                            new Person(id, "name " + (steps + 1), steps + 1, false, version),
                            Parcel.event(id.value(), steps + 1))
                    .publishingState();
        }

        Change<Person, DispatchEvent> erase() {
            if (erased) return Change.none(this);
            return Change.<Person, DispatchEvent>to(new Person(id, "", steps, true, version))
                    .publishingState();
        }

        Optional<ContactListed> state() {
            return Optional.of(this)
                    .filter(_ -> !erased)
                    .map(_ -> new ContactListed(ref(), version, name, "someone@example.org", "fr"));
        }

        EntityRef ref() {
            return EntityRef.registration(id.value());
        }
    }

    /// Commands, relay and check of one process, as the service has them. At most one step of each runs at a time.
    private final class Process {

        private final TaskQueue tasks = new TaskQueue();
        private final Store<Person> store;
        private final StateCheck check;
        private Turns.@Nullable Task relaying;
        private Turns.@Nullable Task checking;

        private Process() {
            var meters = new SimpleMeterRegistry();
            var clock = Clock.systemUTC();
            var stores = new Stores(
                    Service.REGISTRATION,
                    Turns.pausing(MongoOperations.class, mongo),
                    broker.kafka(),
                    new RelaySettings(Duration.ofDays(1), Duration.ofDays(1), null),
                    clock,
                    () -> null,
                    meters,
                    tasks.reconcilers(mongo, clock, meters));
            store = stores.of(Person.class, Topic.CONTACTS, EntityRef.Kind.REGISTRATION, Person::state, Person::erase);
            check = stores.stateCheck(Topic.CONTACTS, RelaySimulation.this::following);
            stores.start();
        }

        private void relay() {
            if (relaying == null || relaying.hasEnded()) {
                relaying = tasks.take(random)
                        .map(task -> turns.begin(Executors.callable(task)))
                        .orElse(null);
            }
            if (relaying != null && relaying.isReady()) relaying.step();
        }

        private void check() {
            if (checking == null || checking.hasEnded())
                checking = turns.begin(() -> {
                    checkNext(check);
                    return null;
                });
            checking.step();
        }

        private void kill() {
            if (relaying != null) relaying.kill();
            if (checking != null) checking.kill();
        }
    }

    private final MongoOperations mongo;
    private final boolean isChecking;
    private final Random random;
    private final Turns turns = new Turns();
    private final SimulatedBroker broker = new SimulatedBroker();
    private final List<PersonId> people;
    private final Process[] processes;
    private final Set<PersonId> erased = new HashSet<>();
    private int checkedUpTo;

    /// The one that owned the partition last.
    private @Nullable StateCheck lastCheck;

    /// @param isChecking false for the control without `StateCheck`
    RelaySimulation(MongoOperations mongo, long seed, boolean isChecking) {
        this.mongo = mongo;
        this.isChecking = isChecking;
        this.random = new Random(seed);
        this.people = IntStream.range(0, 2)
                .mapToObj(i -> new PersonId("%d-%d-%s".formatted(seed, i, isChecking)))
                .toList();
        this.processes = new Process[] {new Process(), new Process()};
    }

    /// The violations at the end.
    List<String> run() throws Exception {
        for (var id : people) processes[0].store.insert(new Person(id, "name 1", 1, false, 0).begin());
        for (int i = 0; i < STEPS; i++) step();
        for (var process : processes) process.kill();
        broker.calm();
        settle();
        broker.resolve(random);
        settle();
        return people.stream().flatMap(this::violations).toList();
    }

    private void settle() throws Exception {
        var last = new Process();
        while (isWorkLeft()) {
            last.tasks.take(random).ifPresent(Runnable::run);
            if (isChecking) checkNext(last.check);
        }
    }

    private void step() {
        int index = random.nextInt(processes.length);
        var process = processes[index];
        switch (random.nextInt(60)) {
            case 0, 1, 2, 3 -> command(process.store);
            case 4 -> {
                process.kill();
                processes[index] = new Process();
            }
            case 5, 6, 7, 8, 9 -> {
                if (isChecking) process.check();
            }
            default -> {
                if (random.nextInt(3) == 0) broker.step(random);
                else process.relay();
            }
        }
    }

    private void command(Store<Person> store) {
        switch (random.nextInt(10)) {
            case 0 -> {
                var id = any();
                erased.add(id);
                store.change(id, Person::erase);
            }
            case 1, 2, 3 -> store.change(any(), Person::next);
            default -> store.change(any(), Person::rename);
        }
    }

    private PersonId any() {
        return people.get(random.nextInt(people.size()));
    }

    private void checkNext(StateCheck check) {
        if (check != lastCheck) check.forgetAwaited();
        lastCheck = check;
        var records = broker.records(Topic.CONTACTS);
        var end = records.size();
        check.check(records.subList(checkedUpTo, end));
        checkedUpTo = end;
    }

    private List<ConsumerRecord<String, byte @Nullable []>> following(Map<TopicPartition, Long> offsets) {
        var first = offsets.values().iterator().next();
        var records = broker.records(Topic.CONTACTS);
        return records.subList(first.intValue(), records.size());
    }

    private boolean isWorkLeft() {
        var isUnchecked =
                isChecking && checkedUpTo < broker.records(Topic.CONTACTS).size();
        return isUnchecked || people.stream().anyMatch(id -> document(id).containsKey(OutboxEntry.PENDING_SINCE));
    }

    private Document document(PersonId id) {
        var found = mongo.findById(id.value(), Document.class, mongo.getCollectionName(Person.class));
        if (found == null) throw new AssertionError("No document " + id.value());
        return found;
    }

    private Stream<String> violations(PersonId id) {
        var person = mongo.getConverter().read(Person.class, document(id));
        var published = broker.records(Topic.CONTACTS).stream()
                .filter(record -> person.ref().toString().equals(record.key()))
                .map(RelaySimulation::name)
                .toList()
                .getLast();
        var expected = person.state().map(ContactListed::name);
        var events = broker.records(Topic.DISPATCHES).stream()
                .filter(record -> id.value().equals(record.key()))
                .map(record -> CloudEventHeaders.JSON.readValue(record.value(), DispatchEvent.class))
                .map(Parcel::number)
                .distinct()
                .toList();
        var allEvents = IntStream.rangeClosed(1, person.steps()).boxed().toList();
        var violations = Stream.<String>builder();
        if (!published.equals(expected)) violations.add("%s is published as %s".formatted(person, published));
        if (!events.equals(allEvents)) violations.add("%s has the events %s".formatted(person, events));
        if (person.erased() != erased.contains(id)) violations.add("%s is erased by no command".formatted(person));
        return violations.build();
    }

    private static Optional<String> name(ConsumerRecord<String, byte @Nullable []> record) {
        return Optional.ofNullable(record.value())
                .map(value ->
                        CloudEventHeaders.JSON.readTree(value).path("name").asString());
    }
}
