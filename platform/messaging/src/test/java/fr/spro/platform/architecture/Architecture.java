package fr.spro.platform.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import fr.spro.contracts.Service;
import java.util.Arrays;

/// Which way dependencies point inside a service. Each capability is a package right below the service's own, with its
/// edges (`web`, `messaging`) in packages below that.
public final class Architecture {

    private final String root;
    private final String[] others;

    Architecture(String root, String... others) {
        this.root = root;
        this.others = others;
    }

    /// The rules for this service.
    public static Architecture of(Service service) {
        return new Architecture(
                root(service),
                Arrays.stream(Service.values())
                        .filter(other -> other != service)
                        .map(Architecture::root)
                        .toArray(String[]::new));
    }

    private static String root(Service service) {
        return "fr.spro." + service.serviceName().replace("-service", "");
    }

    /// Services share nothing but the contracts.
    public ArchRule knowsNoOtherService() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Arrays.stream(others).map(other -> other + "..").toArray(String[]::new));
    }

    /// What is decided does not depend on who asks.
    public ArchRule domainDoesNotKnowItsEdges() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        root + ".*.web..", root + ".*.messaging..", "org.springframework.web..", "jakarta.servlet..");
    }

    public ArchRule capabilitiesHaveNoCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    public ArchRule controllersAreForTheFrameworkOnly() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .and()
                .resideInAPackage(root + "..")
                .should()
                .bePackagePrivate();
    }

    /// @param capability one that came first and does not know the other
    public ArchRule doesNotKnow(String capability, String other) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + capability + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + "." + other + "..");
    }
}
