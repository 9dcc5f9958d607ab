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

/// Interrupts a `Life` at any command to the store.
final class Mortality {

    /// For the MongoDB client of a service whose commands can be interrupted.
    static final CommandListener LISTENER = new CommandListener() {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            var crashPoint = CrashPoint.CURRENT.get();
            if (crashPoint != null && !isRelaying()) crashPoint.commandSent(event.getCommand());
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            var crashPoint = CrashPoint.CURRENT.get();
            if (crashPoint != null && !isRelaying()) crashPoint.commandAnswered();
        }
    };

    /// The relay serves several commands in one batch, so none can be interrupted in it alone;
    /// `KilledProcessTests` of platform/messaging kills it at each of its own steps.
    private static boolean isRelaying() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(
                        frame -> frame.getClassName().equals("fr.spro.platform.messaging.outbox.Relay")));
    }

    private CrashInjection() {}

    /// Configures such a service. Without annotation, so that other tests do not find it.
    static final class OfCommands {

        @Bean
        static MongoClientSettingsBuilderCustomizer endsOfLives() {
            // A blocked thread keeps its connection.
            return settings -> settings.applyToConnectionPoolSettings(pool -> pool.maxSize(2_000))
                    .addCommandListener(LISTENER);
        }
    }

    /// No periodic sweeps: work that a crash interrupted stays incomplete.
    static final class WithoutSweeps {

        @Bean
        Reconcilers reconcilers(MongoOperations mongo, Clock clock, MeterRegistry meters) {
            return Reconcilers.withoutSweeps(mongo, clock, meters);
        }
    }
}
