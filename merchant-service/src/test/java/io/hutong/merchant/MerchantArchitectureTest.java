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
        return Stream.of(HouseRules.MODELS_ARE_PURE, HouseRules.TIME_COMES_IN,
                HouseRules.MESSAGES_STAY_AT_THE_EDGE, HouseRules.SQL_IS_IN_TABLES,
                HouseRules.CALLS_ARE_IN_CONTROLLERS, HouseRules.BEANS_COME_FROM_CONFIGURATIONS,
                HouseRules.NO_STEREOTYPES, HouseRules.DEPENDENCIES_COME_THROUGH_CONSTRUCTORS,
                HouseRules.TRANSACTIONS_ARE_SEEN, HouseRules.TRANSACTIONS_ARE_SEEN_CLASSES,
                HouseRules.ARRAYS_ARE_BOUND_BY_THE_KERNEL, HouseRules.MONEY_IS_NEVER_A_FRACTION,
                HouseRules.ADAPTERS_STAY_IN_THEIR_FEATURE,
                HouseRules.noCircles("io.hutong.merchant"));
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
