package io.hutong.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagingArchitectureTest {

    private static final JavaClasses MESSAGING = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hutong.messaging");

    @Test
    void messagingKnowsNothingOfTheDomain() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(
                "io.hutong.order..", "io.hutong.payment..", "io.hutong.merchant..")
                .check(MESSAGING);
    }

    @Test
    void partsDoNotDependOnOneAnotherInCircles() {
        slices().matching("io.hutong.messaging.(*)..").should().beFreeOfCycles().check(MESSAGING);
    }

    @Test
    void mostTypesArePackagePrivate() {
        List<JavaClass> inside = MESSAGING.stream()
                .filter(type -> type.isTopLevelClass()
                        && !type.getPackageName().equals("io.hutong.messaging")
                        && !type.getSimpleName().equals("package-info"))
                .toList();

        long hidden = inside.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC)).count();

        assertThat(hidden * 100 / inside.size()).isGreaterThanOrEqualTo(40);
    }
}
