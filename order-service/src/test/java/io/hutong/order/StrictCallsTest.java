package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.order.testing.OrderApp;
import io.hutong.web.access.AccessRules;
import io.hutong.web.guess.GuessedRoutes;
import io.hutong.web.testing.StrictCalls;
import io.hutong.web.testing.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** No route takes what it does not know, or twice what it takes once. */
class StrictCallsTest {

    private final OrderApp app = OrderApp.shared();

    @Test
    void everyRouteRefusesUnknownParametersAndRepetitions() {
        assertThat(new StrictCalls(app.bean("requestMappingHandlerMapping",
                RequestMappingHandlerMapping.class), app.port()).taken()).isEmpty();
    }

    @Test
    void linkToAPageMayCarryWhatItsSenderHasAppended() {
        assertThat(app.http().get("/s/abc?from=singlemessage&isappinstalled=0", null).status())
                .isEqualTo(302);
        assertThat(app.http().get("/?from=timeline", null).status()).isEqualTo(200);
    }

    @Test
    void noBadTokenIsTaken() {
        TestTokens.shared().bad()
                .forEach((name, token) -> assertThat(app.http().get("/v1/sagas", token).status())
                        .as(name)
                        .isEqualTo(401));
    }

    /** What anyone may write to, and what a token in the path opens. */
    @Test
    void everyCallByWhichOneCouldGuessIsLimited() {
        GuessedRoutes guessed = app.bean(GuessedRoutes.class);
        List<AccessRules.Rule> guessable = app.bean(AccessRules.class).rules().stream()
                .filter(rule -> rule.pattern().getPatternString().startsWith("/v1/gifts/")
                        || rule.isOpen() && rule.pattern().getPatternString().startsWith("/v1/"))
                .toList();

        assertThat(guessable).hasSizeGreaterThanOrEqualTo(6).allMatch(
                rule -> guessed.isLimited(rule.method(), rule.pattern().getPatternString()
                        .replaceAll("\\{\\w+}", "x")));
        assertThat(guessed.isLimited(HttpMethod.POST, "/v1/orders")).isFalse();
    }
}
