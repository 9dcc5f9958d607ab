package fr.spro.platform.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule finds its violations: the shop in `broken` violates all rules, the one in `valid` none.
class ArchitectureTests {

    private static final String HERE = ArchitectureTests.class.getPackageName();
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(HERE);

    static Stream<String> shops() {
        return Stream.of("valid", "broken");
    }

    @ParameterizedTest
    @MethodSource("shops")
    void finds_a_dependency_on_another_service(String shop) {
        expect(shop, architecture(shop).knowsNoOtherService());
    }

    @ParameterizedTest
    @MethodSource("shops")
    void finds_a_domain_that_depends_on_its_edges(String shop) {
        expect(shop, architecture(shop).domainDoesNotKnowItsEdges());
    }

    @ParameterizedTest
    @MethodSource("shops")
    void finds_a_public_controller(String shop) {
        expect(shop, architecture(shop).controllersAreForTheFrameworkOnly());
    }

    @ParameterizedTest
    @MethodSource("shops")
    void finds_background_work_without_a_reconciler(String shop) {
        expect(shop, architecture(shop).backgroundWorkIsReconciled());
    }

    @Test
    void finds_each_kind_of_background_work() {
        var found = architecture("broken").backgroundWorkIsReconciled().evaluate(CLASSES);

        assertThat(found.getFailureReport().getDetails())
                .anyMatch(detail -> detail.contains("annotated with @Scheduled")
                        || detail.contains("org.springframework.scheduling.annotation.Scheduled"))
                .anyMatch(detail -> detail.contains("broken.goods.Restock.threads"))
                .anyMatch(detail -> detail.contains("java.util.Timer"));
    }

    private static Architecture architecture(String shop) {
        return new Architecture(HERE + "." + shop, HERE + ".another");
    }

    private static void expect(String shop, ArchRule rule) {
        assertThat(rule.evaluate(CLASSES).hasViolation()).isEqualTo(shop.equals("broken"));
    }
}
