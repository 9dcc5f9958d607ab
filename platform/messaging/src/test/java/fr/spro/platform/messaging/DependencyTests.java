package fr.spro.platform.messaging;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.spro.contracts.EntityRef;
import fr.spro.contracts.Replication;
import fr.spro.contracts.Service;
import fr.spro.contracts.Topic;
import org.junit.jupiter.api.Test;

/// The allowed dependencies of this module.
class DependencyTests {

    @Test
    void depends_on_the_topics_of_the_contracts_and_on_no_event() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("fr.spro.contracts..")
                        .and(not(belongToAnyOf(Topic.class, Replication.class, Service.class, EntityRef.class))))
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("fr.spro.platform.messaging"));
    }
}
