package io.hutong.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** A token that is known is taken as it is, any other as the framework takes it. */
class BearerTokensTest {

    private final BearerTokens tokens = new BearerTokens("a token that is known"::equals);

    @Test
    void knownTokenIsTakenAsItIs() {
        assertThat(tokenOf("Bearer a token that is known")).isEqualTo("a token that is known");
    }

    @Test
    void otherTokenIsTakenWhenItIsWellFormed() {
        assertThat(tokenOf("Bearer abc.def.ghi")).isEqualTo("abc.def.ghi");
        assertThat(tokenOf("bearer abc.def.ghi")).isEqualTo("abc.def.ghi");
        assertThatThrownBy(() -> tokenOf("Bearer another token"))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    @Test
    void otherSchemeBringsNoToken() {
        assertThat(tokenOf("Basic abc")).isNull();
    }

    @Test
    void callWithoutTheHeaderBringsNone() {
        assertThat(tokens.convert(MockServerWebExchange.from(MockServerHttpRequest.get("/")))
                .block()).isNull();
    }

    private @Nullable String tokenOf(String header) {
        var authentication = tokens.convert(MockServerWebExchange.from(
                MockServerHttpRequest.get("/").header("Authorization", header))).block();
        return authentication == null ? null
                : ((BearerTokenAuthenticationToken) authentication).getToken();
    }
}
