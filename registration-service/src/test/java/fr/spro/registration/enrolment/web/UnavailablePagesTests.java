package fr.spro.registration.enrolment.web;

import static fr.spro.platform.web.SignedIn.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.spro.platform.messaging.InMemoryBroker;
import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.StoreTime;
import fr.spro.platform.testing.Infrastructure;
import fr.spro.platform.testing.faults.StoreFault;
import fr.spro.platform.testing.faults.StoreProxy;
import fr.spro.registration.FilledForm;
import fr.spro.registration.PageTest;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Registering by page and by API in each fault of the store.
class UnavailablePagesTests extends PageTest {

    /// An operation that starts in time, its time-out, and the response on a busy machine.
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private static final StoreProxy PROXY = StoreProxy.before(Infrastructure.storeUri("memory"));

    UnavailablePagesTests() {
        super(new InMemoryMongo(Infrastructure.fresh("pages"), new InMemoryBroker(), PROXY, Duration.ofSeconds(1)));
    }

    @AfterAll
    static void close() {
        PROXY.close();
    }

    @Test
    void page_and_api_return_503_in_each_fault_of_the_store_and_work_afterwards() {
        StoreTime.perRoundTrip(() -> {
            publish(100, 5);
            return null;
        });
        var registered = 0;
        for (var fault : StoreFault.all().entrySet()) {
            PROXY.fail(fault.getValue());
            assertUnavailable(fault.getKey(), () -> byPage(fault.getKey()));
            assertUnavailable(fault.getKey(), () -> byApi(fault.getKey()));
            PROXY.heal();

            // Until the driver finds the store healthy, and whenever this machine is slower than the time
            // of an operation, each may answer 503 once more; the same request again is right then.
            await("page after " + fault.getKey())
                    .untilAsserted(() -> assertThat(byPage(fault.getKey())).hasStatus3xxRedirection());
            await("API after " + fault.getKey())
                    .untilAsserted(() -> assertThat(byApi(fault.getKey())).hasStatus(201));
            registered += 2;
            assertThat(registrations.findByDay(day))
                    .as("after %s", fault.getKey())
                    .hasSize(registered);
        }
    }

    private static void assertUnavailable(String fault, Supplier<MvcTestResult> request) {
        var start = System.nanoTime();
        assertThat(request.get()).as(fault).hasStatus(503).hasHeader("Retry-After", "30");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(fault).isLessThan(AT_MOST);
    }

    private MvcTestResult byPage(String fault) {
        return FilledForm.sent(mvc, day.value(), "Ada", address("page", fault)).exchange();
    }

    private MvcTestResult byApi(String fault) {
        var person = "{\"name\":\"Ada\",\"email\":\"%s\",\"language\":\"fr\",\"workshops\":[\"w-1\"]}";
        return mvc.post()
                .uri("/api/registration/v1/days/{day}/registrations", day.value())
                .header("Idempotency-Key", address("api", fault))
                .contentType(MediaType.APPLICATION_JSON)
                .content(person.formatted(address("api", fault)))
                .with(program())
                .exchange();
    }

    private static String address(String by, String fault) {
        return "%s-%s@example.org".formatted(by, fault.replace(' ', '-'));
    }
}
