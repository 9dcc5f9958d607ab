package fr.spro.platform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import fr.spro.contracts.Service;
import org.junit.jupiter.api.Test;

/// The rules that every service keeps. Each has a test class that extends this one and adds its own rules.
public abstract class ServiceArchitecture {

    /// All classes of the project that the service can see.
    protected static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("fr.spro");

    private final Service service;
    private final Architecture architecture;

    protected ServiceArchitecture(Service service) {
        this.service = service;
        architecture = Architecture.of(service);
    }

    @Test
    void services_do_not_depend_on_each_other() {
        architecture.knowsNoOtherService().check(CLASSES);
    }

    @Test
    void the_domain_does_not_depend_on_its_edges() {
        architecture.domainDoesNotKnowItsEdges().check(CLASSES);
    }

    @Test
    void background_work_runs_in_reconcilers() {
        architecture.backgroundWorkIsReconciled().check(CLASSES);
    }

    @Test
    void controllers_are_package_private() {
        architecture.controllersAreForTheFrameworkOnly().check(CLASSES);
    }

    @Test
    void capabilities_use_only_what_they_declare() {
        var capabilities = Capabilities.of(service);

        capabilities.draw();
        assertThat(capabilities.violations()).isEmpty();
    }
}
