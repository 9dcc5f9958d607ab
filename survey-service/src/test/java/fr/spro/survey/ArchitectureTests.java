package fr.spro.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import fr.spro.contracts.Service;
import fr.spro.platform.architecture.Architecture;
import fr.spro.platform.architecture.Capabilities;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "fr.spro", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final Architecture ARCHITECTURE = Architecture.of(Service.SURVEY);

    @ArchTest
    static final ArchRule services_do_not_know_each_other = ARCHITECTURE.knowsNoOtherService();

    @ArchTest
    static final ArchRule the_domain_does_not_know_its_edges = ARCHITECTURE.domainDoesNotKnowItsEdges();

    @ArchTest
    static final ArchRule background_work_is_reconciled = ARCHITECTURE.backgroundWorkIsReconciled();

    @ArchTest
    static final ArchRule controllers_are_for_the_framework_only = ARCHITECTURE.controllersAreForTheFrameworkOnly();

    @Test
    void capabilities_use_only_what_they_declare() {
        var capabilities = Capabilities.of(Service.SURVEY);

        capabilities.draw();
        assertThat(capabilities.violations()).isEmpty();
    }
}
