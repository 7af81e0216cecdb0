package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.payment.testing.PaymentApp;
import io.hutong.web.testing.StrictCalls;
import io.hutong.web.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** No route takes what it does not know, or twice what it takes once. */
class StrictCallsTest {

    @Test
    void everyRouteRefusesUnknownParametersAndRepetitions() {
        PaymentApp app = PaymentApp.shared();

        assertThat(new StrictCalls(app.bean("requestMappingHandlerMapping",
                RequestMappingHandlerMapping.class), app.port()).taken()).isEmpty();
    }

    @Test
    void noBadTokenIsTaken() {
        TestTokens.shared().bad().forEach((name,
                token) -> assertThat(
                        PaymentApp.shared().http().get("/v1/ledger/accounts", token).status())
                        .as(name)
                        .isEqualTo(401));
    }
}
