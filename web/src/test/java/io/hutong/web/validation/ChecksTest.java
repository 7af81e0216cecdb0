package io.hutong.web.validation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.web.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A required text says something that its reader sees. */
class ChecksTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u2007\u202F", "\u3000", " \u00A0 ", "\u2003"})
    void textOfSpacesAloneIsRefusedWhateverSpacesTheyAre(String title) {
        assertThatThrownBy(() -> Checks.require(body -> body.text("title", title).length(1, 100)))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"茶", "大红袍\u00A0100g", "\u3000茶", "🍵"})
    void textWithSomethingToSeeIsTaken(String title) {
        assertThatCode(() -> Checks.require(body -> body.text("title", title).length(1, 100)))
                .doesNotThrowAnyException();
    }
}
