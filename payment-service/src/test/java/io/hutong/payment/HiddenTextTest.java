package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.http.AccessRules;
import io.hutong.http.testing.openapi.HiddenTexts;
import io.hutong.payment.testing.PaymentApp;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** What a request says is what people see of it. */
class HiddenTextTest {

    private final PaymentApp app = PaymentApp.shared();

    @Test
    void noTextMayHideACharacter() {
        assertThat(new HiddenTexts(
                app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class),
                app.bean(AccessRules.class), app.http()).taken()).isEmpty();
    }
}
