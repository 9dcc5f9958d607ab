package fr.spro.registration;

import fr.spro.platform.messaging.work.Reconcilers;
import fr.spro.registration.day.DayId;
import fr.spro.registration.imports.ConfirmImport;
import fr.spro.registration.imports.Import;
import fr.spro.registration.imports.Import.Status;
import fr.spro.registration.imports.ImportId;
import fr.spro.registration.imports.Imports;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;

/// A service runs all imports one after the other. So that each can crash alone, this creates a second process that
/// sees the imports of one day only.
final class ImportProcess {

    private ImportProcess() {}

    static BeanFactory alongside(ConfigurableApplicationContext service, DayId day) throws ClassNotFoundException {
        var all = service.getBean(Imports.class);
        var process = new AnnotationConfigApplicationContext();
        process.setParent(service);
        process.registerBean("own", Imports.class, () -> new OfDay(all, day), own -> own.setPrimary(true));
        process.registerBean(
                "reconcilers",
                Reconcilers.class,
                () -> Reconcilers.withoutSweeps(
                        service.getBean(MongoOperations.class), Clock.systemUTC(), new SimpleMeterRegistry()));
        process.register(Class.forName("fr.spro.registration.imports.RunImports"), ConfirmImport.class);
        process.refresh();
        return process;
    }

    private record OfDay(Imports all, DayId day) implements Imports {

        @Override
        public Optional<Import> findById(ImportId id) {
            return all.findById(id);
        }

        @Override
        public List<Progress> findProgressByStatus(Status status) {
            return ofDay(all.findProgressByStatus(status));
        }

        @Override
        public List<Progress> findProgressByStatusCheckedBefore(Status status, Instant time) {
            return ofDay(all.findProgressByStatusCheckedBefore(status, time));
        }

        @Override
        public List<Import> findTop5ByDayAndStatusInOrderByCheckedAtDesc(DayId other, List<Status> statuses) {
            return all.findTop5ByDayAndStatusInOrderByCheckedAtDesc(other, statuses);
        }

        private List<Progress> ofDay(List<Progress> imports) {
            return imports.stream().filter(each -> isOfDay(each.id())).toList();
        }

        private boolean isOfDay(ImportId id) {
            return day.equals(all.findById(id).orElseThrow().day());
        }
    }
}
