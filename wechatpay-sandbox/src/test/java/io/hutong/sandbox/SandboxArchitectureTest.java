package io.hutong.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What keeps a family of interfaces one package, and money whole. */
class SandboxArchitectureTest {

    private static final String ROOT = "io.hutong.sandbox.";
    private static final String[] FAMILIES = {ROOT + "bill..", ROOT + "cashier..",
            ROOT + "certificate..", ROOT + "combinepapay..", ROOT + "miniprogram..",
            ROOT + "profitsharing..", ROOT + "refund..", ROOT + "subsidy.."};

    private static final JavaClasses SANDBOX = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hutong.sandbox");

    @Test
    void packagesDoNotDependOnOneAnotherInCircles() {
        slices().matching("io.hutong.sandbox.(*)..").should().beFreeOfCycles().check(SANDBOX);
    }

    @Test
    void familiesKnowNothingOfTheHttpServer() {
        noClasses().that().resideInAnyPackage(FAMILIES)
                .should().dependOnClassesThat().resideInAnyPackage(
                        ROOT + "http..", ROOT + "control..", "reactor..", "io.netty..")
                .check(SANDBOX);
    }

    @Test
    void bookAndProtocolKnowNoFamily() {
        noClasses().that().resideInAnyPackage(ROOT + "book..", ROOT + "protocol..",
                ROOT + "store..", ROOT + "clock..", ROOT + "rules..")
                .should().dependOnClassesThat().resideInAnyPackage(FAMILIES).check(SANDBOX);
    }

    @Test
    void businessTimeComesFromTheSandboxsClock() {
        noClasses().that().resideInAnyPackage(ROOT + "cashier..", ROOT + "combinepapay..",
                ROOT + "profitsharing..", ROOT + "refund..", ROOT + "subsidy..",
                ROOT + "book..", ROOT + "bill..")
                .should().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis").check(SANDBOX);
    }

    @Test
    void moneyIsNeverFloating() {
        noFields().that().areDeclaredInClassesThat().resideInAnyPackage(
                ROOT + "book..", ROOT + "profitsharing..", ROOT + "refund..",
                ROOT + "subsidy..", ROOT + "cashier..", ROOT + "combinepapay..")
                .should().haveRawType(double.class).orShould().haveRawType(float.class)
                .check(SANDBOX);
        noMethods().that().areDeclaredInClassesThat().resideInAPackage(ROOT + "book..")
                .should().haveRawReturnType(double.class).check(SANDBOX);
        noClasses().that().resideInAnyPackage(ROOT + "book..", ROOT + "profitsharing..",
                ROOT + "refund..", ROOT + "subsidy..")
                .should().dependOnClassesThat().haveFullyQualifiedName("java.math.BigDecimal")
                .check(SANDBOX);
    }
}
