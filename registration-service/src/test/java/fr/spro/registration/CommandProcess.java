package fr.spro.registration;

import fr.spro.platform.messaging.InMemoryMongo;
import fr.spro.platform.messaging.audit.AuditLog;
import fr.spro.platform.messaging.indexes.Indexes;
import fr.spro.platform.messaging.outbox.Stores;
import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.suite.Dates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.repository.config.EnableMongoRepositories;

/// One process with the commands and background jobs of the service: real stores and relays on a database and a broker
/// in memory. Without web, inboxes and Spring Boot, several processes on one database start within milliseconds.
final class CommandProcess {

    private static final MeterRegistry METERS = new SimpleMeterRegistry();

    @ComponentScan(
            basePackages = {
                "fr.spro.registration.day",
                "fr.spro.registration.directory",
                "fr.spro.registration.seating",
                "fr.spro.registration.enrolment",
                "fr.spro.registration.roster",
                "fr.spro.registration.imports",
                "fr.spro.registration.allocation"
            },
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(web|messaging|duplicates)\\..*"))
    @EnableMongoRepositories("fr.spro.registration")
    private static final class Capabilities {}

    private static final class NotStarted extends DefaultLifecycleProcessor {
        @Override
        public void onRefresh() {}
    }

    private CommandProcess() {}

    /// Relays publish, and jobs run when triggered and periodically.
    static ConfigurableApplicationContext start(InMemoryMongo mongo) {
        return start(mongo, new Reconcilers(mongo.mongo(), Clock.systemUTC(), METERS));
    }

    /// Without periodic runs interrupted commands stay interrupted.
    static ConfigurableApplicationContext startWithoutSweeps(InMemoryMongo mongo) {
        return start(mongo, Reconcilers.withoutSweeps(mongo.mongo(), Clock.systemUTC(), METERS));
    }

    private static ConfigurableApplicationContext start(InMemoryMongo mongo, Reconcilers reconcilers) {
        var process = create(mongo, reconcilers);
        process.refresh();
        process.getBeansOfType(Indexes.class).values().forEach(mongo::with);
        return process;
    }

    /// Only composed, to read the database: it publishes nothing and completes nothing.
    static ConfigurableApplicationContext notStarted(InMemoryMongo mongo) {
        var process = create(mongo, mongo.reconcilers());
        process.registerBean("lifecycleProcessor", NotStarted.class);
        process.refresh();
        return process;
    }

    private static AnnotationConfigApplicationContext create(InMemoryMongo mongo, Reconcilers reconcilers) {
        var process = new AnnotationConfigApplicationContext();
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        var settings =
                Map.<String, Object>of("spro.links.registration.keys.k1", key, "spro.enrolment.changes.settle", "0s");
        process.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", settings));
        process.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        process.registerBean("mongoTemplate", MongoTemplate.class, mongo::mongo);
        process.registerBean(Stores.class, mongo::stores);
        process.registerBean(AuditLog.class, mongo::audit);
        process.registerBean(Reconcilers.class, () -> reconcilers);
        process.registerBean(Clock.class, Clock::systemUTC);
        process.registerBean(MeterRegistry.class, () -> METERS);
        process.registerBean(Dates.class, Dates::new);
        process.register(Capabilities.class);
        return process;
    }
}
