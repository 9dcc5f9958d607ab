package fr.spro.registration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import fr.spro.contracts.Service;
import fr.spro.platform.architecture.ServiceArchitecture;
import fr.spro.registration.day.DayId;
import fr.spro.registration.enrolment.PublicReads;
import fr.spro.registration.enrolment.Registrations;
import org.junit.jupiter.api.Test;

class ArchitectureTests extends ServiceArchitecture {

    ArchitectureTests() {
        super(Service.REGISTRATION);
    }

    @Test
    void public_reads_are_used_by_pages_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..web..")
                .and()
                .haveNameNotMatching(".*PublicReads.*")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(PublicReads.class)
                .check(CLASSES);
    }

    @Test
    void registrations_of_a_day_are_read_through_the_roster() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "fr.spro.registration.roster",
                        "fr.spro.registration.enrolment",
                        "fr.spro.registration.allocation")
                .should()
                .callMethod(Registrations.class, "findByDay", DayId.class)
                .orShould()
                .callMethod(Registrations.class, "streamByDay", DayId.class)
                .check(CLASSES);
    }
}
