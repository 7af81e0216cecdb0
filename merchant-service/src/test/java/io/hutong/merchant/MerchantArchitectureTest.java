package io.hutong.merchant;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class MerchantArchitectureTest {

    /** What may know Spring, SQL and the wire; everything else decides. */
    private static final String ADAPTERS =
            ".*(Sql|Table|Routes|Controller|Request|Csv|Row|Rows|Messages|Configuration|Settings|"
                    + "Consumer|Handler|Access|Service|DemoData|Merchants|Catalog|"
                    + "StockAdditions|MiniPrograms|Reservations|Statements)(\\$.*)?";

    private static final JavaClasses MERCHANT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hutong.merchant");

    @Test
    void decisionsKnowNeitherSpringNorSqlNorTheClock() {
        noClasses().that().haveNameNotMatching(ADAPTERS)
                .should().dependOnClassesThat().resideInAnyPackage(
                        "org.springframework..", "java.sql..", "io.hutong.messaging..",
                        "io.hutong.web..", "org.apache.kafka..")
                .check(MERCHANT);
        noClasses().should().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .check(MERCHANT);
    }

    @Test
    void featuresDoNotDependOnOneAnotherInCircles() {
        slices().matching("io.hutong.merchant.(*)..").should().beFreeOfCycles().check(MERCHANT);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        noFields().should().beAnnotatedWith(Autowired.class)
                .orShould().beAnnotatedWith(Value.class).check(MERCHANT);
    }

    @Test
    void moneyIsNeverAFraction() {
        noFields().should().haveRawType(double.class).orShould().haveRawType(float.class)
                .orShould().haveRawType(BigDecimal.class).check(MERCHANT);
    }

    @Test
    void tablesAndControllersStayInsideTheirFeature() {
        classes().that().haveSimpleNameEndingWith("Table")
                .or().haveSimpleNameEndingWith("Controller")
                .should().bePackagePrivate().check(MERCHANT);
    }

    @Test
    void mostTypesArePackagePrivate() {
        List<JavaClass> all = MERCHANT.stream()
                .filter(type -> type.isTopLevelClass()
                        && !type.getSimpleName().equals("package-info"))
                .toList();

        long hidden = all.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC)).count();

        assertThat(hidden * 100 / all.size()).isGreaterThanOrEqualTo(40);
    }
}
