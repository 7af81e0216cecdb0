package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.order.testing.OrderApp;
import io.hutong.web.testing.openapi.HiddenTexts;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** What a request says is what people see of it. */
class HiddenTextTest {

    private final OrderApp app = OrderApp.shared();

    @Test
    void noTextButAPastedOneMayHideACharacter() {
        assertThat(new HiddenTexts(
                app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class),
                app.http()).taken())
                .containsExactly("POST /v1/links/resolve /text");
    }
}
