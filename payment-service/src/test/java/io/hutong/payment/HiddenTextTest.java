package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.payment.testing.PaymentApp;
import io.hutong.web.testing.openapi.HiddenTexts;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** What a request says is what people see of it. */
class HiddenTextTest {

    private final PaymentApp app = PaymentApp.shared();

    @Test
    void noTextMayHideACharacter() {
        assertThat(new HiddenTexts(
                app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class),
                app.http()).taken()).isEmpty();
    }
}
