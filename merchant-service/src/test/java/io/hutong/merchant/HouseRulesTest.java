package io.hutong.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that never objects holds nothing. */
class HouseRulesTest {

    private static final JavaClasses OFFENCES =
            new ClassFileImporter().importPackages("io.hutong.offences");

    static Stream<Field> rules() {
        return Arrays.stream(HouseRules.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleNoticesWhatBreaksIt(Field rule) throws IllegalAccessException {
        assertThat(((ArchRule) rule.get(null)).evaluate(OFFENCES).hasViolation()).isTrue();
    }
}
