package fr.spro.registration;

import fr.spro.registration.day.DayId;
import fr.spro.registration.intake.ConfirmIntake;
import fr.spro.registration.intake.Intake;
import fr.spro.registration.intake.Intake.Status;
import fr.spro.registration.intake.IntakeId;
import fr.spro.registration.intake.Intakes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// One service works through all imports one after the other. So that each can die alone, this makes
/// another one of it that sees those of one day only.
final class IntakeProcess {

    private IntakeProcess() {}

    static BeanFactory beside(ConfigurableApplicationContext service, DayId day) throws ClassNotFoundException {
        var all = service.getBean(Intakes.class);
        var process = new AnnotationConfigApplicationContext();
        process.setParent(service);
        process.registerBean("own", Intakes.class, () -> new Own(all, day));
        process.register(Class.forName("fr.spro.registration.intake.RunIntakes"), ConfirmIntake.class);
        process.refresh();
        return process;
    }

    private record Own(Intakes all, DayId day) implements Intakes {

        @Override
        public Optional<Intake> findById(IntakeId id) {
            return all.findById(id);
        }

        @Override
        public List<Intake> findByStatusOrderByCheckedAt(Status status) {
            return own(all.findByStatusOrderByCheckedAt(status));
        }

        @Override
        public List<Intake> findByStatusAndCheckedAtBefore(Status status, Instant time) {
            return own(all.findByStatusAndCheckedAtBefore(status, time));
        }

        @Override
        public List<Intake> findTop5ByDayAndStatusInOrderByCheckedAtDesc(DayId other, List<Status> statuses) {
            return all.findTop5ByDayAndStatusInOrderByCheckedAtDesc(other, statuses);
        }

        private List<Intake> own(List<Intake> some) {
            return some.stream().filter(intake -> day.equals(intake.day())).toList();
        }
    }
}
