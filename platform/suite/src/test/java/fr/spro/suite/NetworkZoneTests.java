package fr.spro.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class NetworkZoneTests {

    private static final Instant NINE_IN_PARIS = Instant.parse("2027-11-19T08:00:00Z");

    @AfterEach
    void reset() {
        System.clearProperty(NetworkZone.PROPERTY);
    }

    @Test
    void dates_are_those_of_the_network() throws ReflectiveOperationException {
        assertThat(dateAfterStartWith(null)).endsWith(" à 9\u00a0h\u00a000");
        assertThat(dateAfterStartWith("Indian/Reunion")).endsWith(" à 12\u00a0h\u00a000");
    }

    @Test
    void does_not_start_with_an_unknown_zone() {
        assertThatThrownBy(() -> start("Europe/Nantes")).hasMessageContaining("Europe/Nantes");
    }

    private static String dateAfterStartWith(String zone) throws ReflectiveOperationException {
        start(zone);
        return (String) new FreshDates()
                .loadClass(Dates.class.getName())
                .getMethod("dateTime", Instant.class, Locale.class)
                .invoke(null, NINE_IN_PARIS, Locale.FRENCH);
    }

    private static void start(String zone) {
        var environment = new MockEnvironment();
        if (zone != null) environment.setProperty("spro.network.zone", zone);
        new NetworkZone().postProcessEnvironment(environment, new SpringApplication());
    }

    /// Loads the class again, as a new process does.
    private static final class FreshDates extends ClassLoader {

        private FreshDates() {
            super(Dates.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Dates.class.getName())) return super.loadClass(name, resolve);
            try (var file = Dates.class.getResourceAsStream("Dates.class")) {
                var bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
