package fr.spro.platform.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The allowed dependencies of this module.
class DependencyTests {

    @Test
    void does_not_depend_on_the_contracts() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("fr.spro.contracts..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("fr.spro.platform.web", "fr.spro.platform.violation"));
    }
}
