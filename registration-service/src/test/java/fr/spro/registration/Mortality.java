package fr.spro.registration;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import fr.spro.platform.messaging.work.Reconcilers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;

/// Lets a `Life` end at any command to the store.
final class Mortality {

    /// Of the client of a service in which commands can die.
    static final CommandListener LISTENER = new CommandListener() {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            var life = Life.CURRENT.get();
            if (life != null && !isRelaying()) life.sends(event.getCommand());
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            var life = Life.CURRENT.get();
            if (life != null && !isRelaying()) life.isAnswered();
        }
    };

    /// The relay works for several lives in one turn, so that none can end in it alone; it is killed at each
    /// of its own steps in platform/messaging's `KilledProcessTests`.
    private static boolean isRelaying() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(
                        frame -> frame.getClassName().equals("fr.spro.platform.messaging.outbox.Relay")));
    }

    private Mortality() {}

    /// Makes such a service. No annotation: else it would be found by every other test.
    static final class OfCommands {

        @Bean
        static MongoClientSettingsBuilderCustomizer endsOfLives() {
            // Who is dead keeps the connection that it had.
            return settings -> settings.applyToConnectionPoolSettings(pool -> pool.maxSize(2_000))
                    .addCommandListener(LISTENER);
        }
    }

    /// Nothing happens by the clock: what a crash left undone stays undone.
    static final class WithoutSweeps {

        @Bean
        Reconcilers reconcilers(MongoOperations mongo, Clock clock, MeterRegistry meters) {
            return Reconcilers.withoutSweeps(mongo, clock, meters);
        }
    }
}
