package io.hutong.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class KernelArchitectureTest {

    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hutong.kernel");

    @Test
    void valuesKnowNothingButJavaAndHowTheyAreWritten() {
        classes().that().resideInAnyPackage("..money..", "..id..", "..trade..",
                "..step..").should()
                .onlyDependOnClassesThat().resideInAnyPackage("io.hutong.kernel.money..",
                        "io.hutong.kernel.id..", "io.hutong.kernel.trade..",
                        "io.hutong.kernel.step..", "java..",
                        "com.fasterxml.jackson.annotation..", "org.jspecify..")
                .check(KERNEL);
    }

    @Test
    void noAmountIsAFloatingPointNumber() {
        noFields().should().haveRawType(double.class).orShould().haveRawType(float.class)
                .check(KERNEL);
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.math.BigDecimal")
                .check(KERNEL);
    }
}
