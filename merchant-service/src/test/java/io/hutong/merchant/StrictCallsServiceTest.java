package io.hutong.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.merchant.testing.ServiceTest;
import io.hutong.web.testing.StrictCalls;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** No route takes what it does not know, or twice what it takes once. */
class StrictCallsServiceTest extends ServiceTest {

    private final StrictCalls calls;

    StrictCallsServiceTest(@Value("${local.server.port}") int port,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        super(port);
        this.calls = new StrictCalls(routes, port);
    }

    @Test
    void everyRouteRefusesUnknownParametersAndRepetitions() {
        assertThat(calls.taken()).isEmpty();
    }

    @Test
    void noBadTokenIsTaken() {
        TOKENS.bad()
                .forEach((name, token) -> assertThat(http.get("/v1/stock", token).status()).as(name)
                        .isEqualTo(401));
    }
}
