package fr.spro.registration.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.spro.platform.messaging.audit.AuditSubject;
import fr.spro.platform.web.security.StaffNames;
import fr.spro.registration.day.DayId;
import fr.spro.registration.directory.CoordinatorId;
import fr.spro.registration.directory.GroupId;
import fr.spro.registration.directory.StructureId;
import fr.spro.registration.enrolment.RegistrationId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditFilterTests {

    private static final StaffNames NOBODY = new StaffNames() {
        @Override
        public String of(String account) {
            return account;
        }

        @Override
        public Optional<String> account(String name) {
            return Optional.empty();
        }
    };

    @Test
    void finds_a_bare_id_of_every_kind_and_a_whole_subject_as_it_is() {
        var ofAll = Stream.of(
                        new DayId("x-1").subject(),
                        new RegistrationId("x-1").subject(),
                        new StructureId("x-1").subject(),
                        new GroupId("x-1").subject(),
                        new CoordinatorId("x-1").subject())
                .map(AuditSubject::toString)
                .toList();

        assertThat(subjects(" x-1 ")).containsExactlyInAnyOrderElementsOf(ofAll);
        assertThat(subjects("registration:x-1")).containsExactly("registration:x-1");
        assertThat(subjects("")).isEmpty();
    }

    private static List<String> subjects(String typed) {
        return new AuditFilter(typed, "", "", "", "").query(NOBODY).subjects();
    }
}
