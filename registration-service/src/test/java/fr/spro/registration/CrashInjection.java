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

/// Triggers crash points at commands to the store.
final class CrashInjection {

    /// For the store client of a service whose commands can crash.
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

    /// The relay publishes for several commands at once, so no single command can crash in it; `KilledProcessTests` of
    /// platform/messaging kills it at each of its own steps.
    private static boolean isRelaying() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(
                        frame -> frame.getClassName().equals("fr.spro.platform.messaging.outbox.Relay")));
    }

    private CrashInjection() {}

    /// Configures such a service. Not annotated, because other tests would find it.
    static final class Listening {

        @Bean
        static MongoClientSettingsBuilderCustomizer crashListener() {
            // Each blocked thread keeps its connection.
            return settings -> settings.applyToConnectionPoolSettings(pool -> pool.maxSize(2_000))
                    .addCommandListener(LISTENER);
        }
    }

    /// Without periodic runs interrupted commands stay interrupted.
    static final class WithoutSweeps {

        @Bean
        Reconcilers reconcilers(MongoOperations mongo, Clock clock, MeterRegistry meters) {
            return Reconcilers.withoutSweeps(mongo, clock, meters);
        }
    }
}
