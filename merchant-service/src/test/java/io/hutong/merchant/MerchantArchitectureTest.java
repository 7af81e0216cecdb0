package io.hutong.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MerchantArchitectureTest {

    private static final JavaClasses MERCHANT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hutong.merchant");

    static Stream<ArchRule> rules() {
        return HouseRules.all("io.hutong.merchant");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void serviceKeepsTheRulesOfTheHouse(ArchRule rule) {
        rule.check(MERCHANT);
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
