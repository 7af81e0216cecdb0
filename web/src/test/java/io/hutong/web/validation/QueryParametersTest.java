package io.hutong.web.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.web.problem.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** What a route declares may be given, once; nothing else may. */
class QueryParametersTest {

    private final QueryParameters parameters = new QueryParameters(Set.of("status", "limit"));

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"status=PAID", "limit=1&status=PAID", "status", "status=", "status=a=b",
            "%73tatus=PAID", "status=PAID&", "&limit=1", "status=x%26limit=y"})
    void declaredParametersAreTaken(@Nullable String query) {
        assertThatCode(() -> parameters.check(query)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"buyer=1", "status=PAID&buyer=1", "Status=PAID", "status%20=PAID",
            "=PAID", "=", "+status=PAID", "status;limit=1", "%", "%zz=1", "status[]=PAID"})
    void othersAreRefused(String query) {
        assertThatThrownBy(() -> parameters.check(query)).isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("INVALID_PARAMETER").hasMessageContaining("not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=PAID&status=PAID", "status=PAID&%73tatus=SHIPPED",
            "limit&limit", "limit=&status=x&limit=2"})
    void declaredParameterIsRefusedTheSecondTime(String query) {
        assertThatThrownBy(() -> parameters.check(query)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("more than once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=%00", "status=PA%E2%80%8BID", "limit=1&status=%E2%80%AE",
            "status=a%0Ab", "status=%7F"})
    void valueThatHidesACharacterIsRefused(String query) {
        assertThatThrownBy(() -> parameters.check(query)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("status must not contain the invisible character U+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=%E5%A4%A7%E7%BA%A2%E8%A2%8D", "status=a+b",
            "status=%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9", "status=2026-12-01T00:00:00%2B08:00"})
    void valueThatIsSeenIsTaken(String query) {
        assertThatCode(() -> parameters.check(query)).doesNotThrowAnyException();
    }

    @Test
    void refusalShowsNoCharacterThatActsOnAScreen() {
        assertThatThrownBy(() -> parameters.check("%E2%80%AE%1B%5B31m" + "x".repeat(9_000)))
                .hasMessageMatching(
                        "INVALID_PARAMETER: The parameter [!-~]{40}… is not known here\\.");
    }

    @Test
    void declarationIsTheControllersOwn() throws NoSuchMethodException {
        var handler = new HandlerMethod(this,
                getClass().getDeclaredMethod("route", String.class, String.class, String.class));

        assertThat(QueryParameters.of(handler).declared())
                .containsExactlyInAnyOrder("at", "from");
    }

    void route(@RequestParam String at, @RequestParam(name = "from") String since, String body) {
    }
}
