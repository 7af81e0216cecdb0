package io.hutong.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WebArchitectureTest {

    private static final JavaClasses WEB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hutong.web");

    @Test
    void webKnowsNothingOfTheServices() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(
                "io.hutong.order..", "io.hutong.payment..", "io.hutong.merchant..",
                "io.hutong.messaging..", "io.hutong.contracts..").check(WEB);
    }

    /** The whole package names are compared, so the root package takes part. */
    @Test
    void packagesDoNotNeedEachOther() {
        slices().matching("(**)").should().beFreeOfCycles().check(WEB);
    }
}
