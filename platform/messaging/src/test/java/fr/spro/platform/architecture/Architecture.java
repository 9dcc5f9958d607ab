package fr.spro.platform.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import fr.spro.contracts.Service;
import java.util.Arrays;
import java.util.Timer;
import java.util.concurrent.Executor;

/// The dependency rules of a service. Each capability is a package directly below the service's own, with its
/// edges (`web`, `messaging`) below that.
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

    static String root(Service service) {
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

    /// The domain does not depend on its edges.
    public ArchRule domainDoesNotKnowItsEdges() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        root + ".*.web..", root + ".*.messaging..", "org.springframework.web..", "jakarta.servlet..");
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

    /// Background work belongs to a `Reconciler`, which owns schedule, threads, lease, failures and metrics.
    public ArchRule backgroundWorkIsReconciled() {
        var schedulesNothing = noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.scheduling..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(Timer.class.getName());
        var keepsNoThreads = noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should()
                .haveRawType(assignableTo(Executor.class).or(assignableTo(Thread.class)));
        return CompositeArchRule.of(schedulesNothing).and(keepsNoThreads);
    }
}
