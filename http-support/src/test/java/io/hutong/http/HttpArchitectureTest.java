package io.hutong.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpArchitectureTest {

    private static final JavaClasses HTTP = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hutong.http");

    @Test
    void httpSupportKnowsNothingOfTheServices() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(
                "io.hutong.order..", "io.hutong.payment..", "io.hutong.merchant..",
                "io.hutong.messaging..").check(HTTP);
    }

    @Test
    void whatServesRequestsDoesNotNeedTheTestKit() {
        noClasses().that().resideInAPackage("io.hutong.http")
                .should().dependOnClassesThat().resideInAPackage("io.hutong.http.testing")
                .check(HTTP);
    }

    @Test
    void mostTypesArePackagePrivate() {
        List<JavaClass> own = HTTP.stream()
                .filter(type -> type.isTopLevelClass()
                        && type.getPackageName().equals("io.hutong.http")
                        && !type.getSimpleName().equals("package-info"))
                .toList();

        long hidden = own.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC)).count();

        assertThat(hidden * 100 / own.size()).isGreaterThanOrEqualTo(40);
    }
}
