package fr.spro.survey;

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
            .resideInAPackage("fr.spro.survey..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fr.spro.registration..", "fr.spro.branding..", "fr.spro.notification..");

    @ArchTest
    static final ArchRule the_domain_does_not_know_its_edges = noClasses()
            .that()
            .resideInAnyPackage("fr.spro.survey.survey", "fr.spro.survey.answer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "fr.spro.survey..web..",
                    "fr.spro.survey..messaging..",
                    "org.springframework.web..",
                    "jakarta.servlet..");

    @ArchTest
    static final ArchRule surveys_do_not_know_the_answers = noClasses()
            .that()
            .resideInAPackage("fr.spro.survey.survey..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("fr.spro.survey.answer..");

    @ArchTest
    static final ArchRule capabilities_have_no_cycles =
            slices().matching("fr.spro.survey.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllers_are_for_the_framework_only = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .and()
            .resideInAPackage("fr.spro.survey..")
            .should()
            .bePackagePrivate();
}
