package io.hutong.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ContractsArchitectureTest {

    private static final JavaClasses CONTRACTS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hutong.contracts");

    @Test
    void contractsKnowNoFrameworkBeyondJson() {
        classes().should().onlyDependOnClassesThat().resideInAnyPackage("io.hutong.contracts..",
                "io.hutong.kernel..",
                "java..", "com.fasterxml.jackson.annotation..", "tools.jackson..",
                "org.jspecify..").check(CONTRACTS);
    }

    @Test
    void noAmountIsAFloatingPointNumber() {
        noFields().should().haveRawType(double.class).orShould().haveRawType(float.class)
                .check(CONTRACTS);
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.math.BigDecimal")
                .check(CONTRACTS);
    }
}
