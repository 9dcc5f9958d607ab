package fr.spro.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.platform.messaging.Faults;
import fr.spro.platform.messaging.InMemoryBroker;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.faults.StoreFault;
import fr.spro.platform.testing.faults.StoreProxy;
import fr.spro.registration.Scenario.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;

/// All commands, their reconcilers and relays through all faults of the store.
class StoreFaultTests {

    private static final Duration FAULT = Duration.ofMillis(400);
    private static final Duration LONGER_THAN_FAULTS = Duration.ofSeconds(10);

    private final InMemoryBroker broker = new InMemoryBroker();

    /// A scenario whose command was executed during a fault.
    private record Attempt(String fault, Scenario scenario, boolean wasAcknowledged) {}

    /// What a failed command has stored is completed by a sweep: here the first one of the next process, to be fast.
    @Test
    void guarantee_1_commands_and_reconcilers_lose_and_repeat_nothing_in_any_fault_of_the_store() throws Exception {
        var database = Infrastructure.fresh("faults");
        try (var proxy = StoreProxy.before(Infrastructure.storeUri("memory"));
                var healthy = CommandProcess.startWithoutSweeps(new InMemoryMongo(database, broker));
                var failing = CommandProcess.start(new InMemoryMongo(database, broker, proxy, LONGER_THAN_FAULTS))) {
            var attempts = new ArrayList<Attempt>();
            for (var fault : faults().entrySet()) {
                var scenarios = inParallel(List.of(Command.values()), command -> prepared(command, healthy));
                proxy.fail(fault.getValue());
                attempts.addAll(inParallel(
                        scenarios, scenario -> execute(fault.getKey(), scenario, failing), FAULT, proxy::heal));
            }
            assertThat(violations(attempts))
                    .as("before the sweep the same check finds interrupted commands")
                    .isNotEmpty();
            try (var _ = CommandProcess.start(new InMemoryMongo(database, broker))) {
                awaitFinished(attempts);

                // A client repeats what was not acknowledged.
                awaitFinished(inParallel(attempts, StoreFaultTests::repeat));
            }
        }
    }

    private static Map<String, StoreFault> faults() {
        var faults = StoreFault.all();
        faults.put("flap", StoreFault.flap(4));
        return faults;
    }

    private static Scenario prepared(Command command, BeanFactory service) {
        var scenario = new Scenario(command, Infrastructure.fresh("fault"), 3, service);
        scenario.prepare();
        return scenario;
    }

    private static Attempt repeat(Attempt attempt) {
        if (!attempt.wasAcknowledged()) attempt.scenario().execute();
        return new Attempt(attempt.fault(), attempt.scenario(), true);
    }

    private static <A, R> List<R> inParallel(List<A> all, Function<A, R> work) throws Exception {
        return inParallel(all, work, Duration.ofDays(1), () -> {});
    }

    /// @param meanwhile runs when all work is done, or after this time
    private static <A, R> List<R> inParallel(List<A> all, Function<A, R> work, Duration time, Runnable meanwhile)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = all.stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> work.apply(each), threads))
                    .toList();
            var done = CompletableFuture.allOf(results.toArray(CompletableFuture[]::new));
            done.completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS).join();
            meanwhile.run();
            return results.stream().map(CompletableFuture::join).toList();
        }
    }

    private static Attempt execute(String fault, Scenario scenario, BeanFactory failing) {
        try {
            scenario.in(failing).execute();
            return new Attempt(fault, scenario, true);
        } catch (RuntimeException e) {
            assertThat(e).as("%s during %s", scenario.command(), fault).matches(Faults::isTemporary, "is temporary");
            return new Attempt(fault, scenario, false);
        }
    }

    private void awaitFinished(List<Attempt> attempts) {
        await().pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(violations(attempts)).isEmpty());
    }

    private Map<String, List<String>> violations(List<Attempt> attempts) {
        var published = Published.on(broker::all);
        var all = new LinkedHashMap<String, List<String>>();
        for (var attempt : attempts) {
            var violations = attempt.scenario().violations(published, attempt.wasAcknowledged());
            var name = "%s during %s".formatted(attempt.scenario().command(), attempt.fault());
            if (!violations.isEmpty()) all.put(name, violations);
        }
        return all;
    }
}
