package fr.spro.branding;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Which way dependencies point inside this service.
@AnalyzeClasses(packages = "fr.spro", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule services_do_not_know_each_other = noClasses()
            .that()
            .resideInAPackage("fr.spro.branding..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.spro.registration..", "fr.spro.survey..", "fr.spro.notification..");

    @ArchTest
    static final ArchRule the_domain_does_not_know_its_edges = noClasses()
            .that()
            .resideInAnyPackage("fr.spro.branding.directory", "fr.spro.branding.dispatch")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "fr.spro.branding..web..",
                    "fr.spro.branding..messaging..",
                    "org.springframework.web..",
                    "jakarta.servlet..");

    @ArchTest
    static final ArchRule the_directory_does_not_know_the_dispatches = noClasses()
            .that()
            .resideInAPackage("fr.spro.branding.directory..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("fr.spro.branding.dispatch..");

    @ArchTest
    static final ArchRule capabilities_have_no_cycles =
            slices().matching("fr.spro.branding.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllers_are_for_the_framework_only = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .and()
            .resideInAPackage("fr.spro.branding..")
            .should()
            .bePackagePrivate();
}
