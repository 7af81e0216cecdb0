package io.hutong.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.merchant.testing.ServiceTest;
import io.hutong.web.testing.openapi.HiddenTexts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** What a request says is what people see of it. */
class HiddenTextTest extends ServiceTest {

    private final HiddenTexts texts;

    @Autowired
    HiddenTextTest(@Value("${local.server.port}") int port,
            RequestMappingHandlerMapping requestMappingHandlerMapping) {
        super(port);
        this.texts = new HiddenTexts(requestMappingHandlerMapping, http);
    }

    @Test
    void noTextMayHideACharacter() {
        assertThat(texts.taken()).isEmpty();
    }
}
