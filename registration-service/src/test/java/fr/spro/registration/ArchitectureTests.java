package fr.spro.registration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import fr.spro.contracts.Service;
import fr.spro.platform.architecture.ServiceArchitecture;
import fr.spro.registration.enrolment.PublicReads;
import org.junit.jupiter.api.Test;

class ArchitectureTests extends ServiceArchitecture {

    ArchitectureTests() {
        super(Service.REGISTRATION);
    }

    @Test
    void what_is_only_shown_decides_nothing() {
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
}
