package io.hutong.saga;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SagaArchitectureTest {

    @Test
    void engineKnowsNothingButItsWordsAndTheKernels() {
        classes().that().resideInAPackage("io.hutong.saga").should().onlyDependOnClassesThat()
                .resideInAnyPackage("io.hutong.saga", "io.hutong.kernel.step..",
                        "io.hutong.kernel.trade..", "java..", "org.jspecify..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.hutong.saga"));
    }
}
