package fr.spro.platform.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The allowed dependencies of this module.
class DependencyTests {

    @Test
    void pages_know_no_contract_of_a_suite() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("fr.spro.contracts..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("fr.spro.platform.web", "fr.spro.platform.violation"));
    }
}
