package io.hutong.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What keeps the service readable, checked by machine. */
class ArchitectureTest {

    private static final int PUBLIC_PERCENT_MAX = 60;
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hutong.order");

    @Test
    void modelsKnowNothingOfWiresTablesAndFrameworks() {
        noClasses().that().resideInAPackage("io.hutong.order.*.model..").should()
                .dependOnClassesThat().resideOutsideOfPackages("io.hutong.order.*.model..",
                        "io.hutong.kernel.money..", "io.hutong.kernel.id..",
                        "io.hutong.kernel.trade..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void sagaDefinitionsKnowNothingOfFrameworks() {
        noClasses().that().haveSimpleName("PlaceOrder").or().haveSimpleName("SettleOrder")
                .or().haveSimpleName("RefundOrder")
                .should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "org.apache..")
                .check(CLASSES);
    }

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        slices().matching("io.hutong.order.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingIsFloating() {
        fields().should().notHaveRawType(double.class).andShould().notHaveRawType(float.class)
                .andShould().notHaveRawType(BigDecimal.class).check(CLASSES);
    }

    @Test
    void timeAndChanceComeFromOutside() {
        noClasses().should().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().dependOnClassesThat().areAssignableTo(Random.class)
                .because("deadlines go by the database's clock").check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(CLASSES);
    }

    @Test
    void mostTypesBesideModelsAreTheirPackagesOwn() {
        List<JavaClass> types = CLASSES.stream().filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getPackageName().endsWith(".model")).toList();
        long all = types.size();
        long open = types.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).count();

        assertThat(open * 100 / all).as(open + " of " + all + " are public")
                .isLessThanOrEqualTo(PUBLIC_PERCENT_MAX);
    }
}
