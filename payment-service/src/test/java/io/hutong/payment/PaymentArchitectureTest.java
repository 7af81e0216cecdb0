package io.hutong.payment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.hutong.payment.channel.model.Combined;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What keeps the features apart and the decisions pure. */
class PaymentArchitectureTest {

    private static final String DECISIONS = ".*(Decision|Verdict|Resolver|Resolution|Combined"
            + "|Division|Attempt|AttemptChange|Payment|SubPayment|PaymentStatus|PaymentNumbers"
            + "|Mandate|Entries|Transfer|Waves|VoidRefunds|Comparison|Difference"
            + "|Ours|Theirs|Tally|BusinessDay|Details|Aftermath)(\\$.*)?";

    private static final JavaClasses PAYMENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hutong.payment");

    @Test
    void featuresDoNotDependOnOneAnotherInCircles() {
        slices().matching("io.hutong.payment.(*)..").should().beFreeOfCycles().check(PAYMENT);
    }

    @Test
    void onlyTheAdapterKnowsTheSdk() {
        noClasses().that().resideOutsideOfPackage("io.hutong.payment.wechatpay..")
                .should().dependOnClassesThat().resideInAnyPackage(
                        "com.wechat.pay..", "okhttp3..", "io.github.resilience4j..")
                .check(PAYMENT);
    }

    @Test
    void nobodyDependsOnTheAdapter() {
        noClasses().that().resideOutsideOfPackage("io.hutong.payment.wechatpay..")
                .should().dependOnClassesThat()
                .resideInAPackage("io.hutong.payment.wechatpay..").check(PAYMENT);
    }

    @Test
    void modelsArePure() {
        classes().that().resideInAPackage("io.hutong.payment..model").should()
                .onlyDependOnClassesThat().resideInAnyPackage("java.lang..", "java.time..",
                        "java.util..", "org.jspecify..", "io.hutong.kernel..",
                        "io.hutong.payment..model")
                .check(PAYMENT);
    }

    @Test
    void decisionsKnowNeitherSpringNorDatabaseNorTheTimeOfDay() {
        noClasses().that().haveNameMatching("io\\.hutong\\.payment\\.[a-z]+\\." + DECISIONS)
                .should().dependOnClassesThat().resideInAnyPackage(
                        "org.springframework..", "java.sql..", "tools.jackson..",
                        "io.micrometer..")
                .orShould().callMethod(Instant.class, "now")
                .orShould().dependOnClassesThat().areAssignableTo(Clock.class)
                .check(PAYMENT);
    }

    @Test
    void nobodyReadsTheClockButThroughItsSource() {
        noClasses().should().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis").check(PAYMENT);
    }

    @Test
    void moneyIsNeverFloating() {
        noFields().should().haveRawType(double.class).orShould().haveRawType(float.class)
                .orShould().haveRawType(Double.class).check(PAYMENT);
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.math.BigDecimal")
                .check(PAYMENT);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields().should().beAnnotatedWith(Autowired.class).check(PAYMENT);
    }

    @Test
    void manyTypesArePackagePrivate() {
        List<JavaClass> types = PAYMENT.stream().filter(type -> type.isTopLevelClass()
                && !type.getSimpleName().equals("package-info")).toList();

        long hidden = types.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC)).count();

        assertThat(hidden * 100 / types.size()).isGreaterThanOrEqualTo(40);
    }
}
