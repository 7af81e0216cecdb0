package io.hutong.order.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.order.testing.OrderApp;
import io.hutong.web.testing.BadInput;
import io.hutong.web.testing.BadInputs;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators may get wrong about domains and links, and what buyers may paste. */
class LinkGuardBadInputTest {

    private static final String DOMAIN = "{\"allowed\":true,\"note\":\"partner\"}";
    private static final String BLOCK = "{\"reason\":\"induced sharing\"}";

    private final OrderApp app = OrderApp.shared();
    private final HttpProbe http = app.http();
    private final String operator = TestTokens.shared().operator();

    record Case(String method, String path, BadInput bad) {

        @Override
        public String toString() {
            return method + " " + path + ": " + bad;
        }
    }

    static Stream<Case> cases() {
        return Stream.concat(
                BadInputs.of(DOMAIN).all().stream()
                        .map(bad -> new Case("PUT", "/v1/link-domains/WECHAT/bad.example", bad)),
                BadInputs.of(BLOCK).all().stream()
                        .map(bad -> new Case("POST", "/v1/links/aaaaaaaaaaaaaaaa/block", bad)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void badInputIsRefusedAndChangesNothing(Case each) {
        Answer answer = http.send(each.method(), each.path(), each.bad(), operator);

        assertThat(answer.status()).as(answer.text()).isEqualTo(each.bad().status());
        assertThat(answer.code()).isEqualTo(each.bad().code());
        assertThat(http.get("/v1/link-domains", operator).text()).doesNotContain("bad.example");
    }

    @ParameterizedTest
    @CsvSource({"WECHAT/Bad.Example,400,INVALID_REQUEST",
            "WECHAT/bad%20example,400,INVALID_REQUEST",
            "WECHAT/b%C3%A4d.example,400,INVALID_REQUEST",
            "WECHAT/bad..example,400,INVALID_REQUEST",
            "WECHAT/.example,400,INVALID_REQUEST",
            "WECHAT/%F0%9F%8D%B5.example,400,INVALID_REQUEST", "NOWHERE/bad.example,404,NOT_FOUND"})
    void domainThatIsNoneIsRefused(String path, int status, String code) {
        Answer answer = http.put("/v1/link-domains/" + path, operator, DOMAIN);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
    }

    @Test
    void linkThatNobodyHasMadeCannotBeBlocked() {
        for (String id : new String[] {"aaaaaaaaaaaaaaaa", "x", "%F0%9F%8D%B5"}) {
            assertThat(http.post("/v1/links/" + id + "/block", operator, BLOCK).status())
                    .as(id).isEqualTo(404);
        }
    }

    /** Hosts that a person takes for ours at a glance. */
    @ParameterizedTest
    @CsvSource({"localh\u043Est", "xn--localhst-sbh", "localhost.evil.example",
            "localhost-login.example", "\uFF4C\uFF4F\uFF43\uFF41\uFF4Chost.evil.example",
            "evil.example\u3002localhost.cn", "localhost\u200B.evil.example", "1ocalhost"})
    void hostThatOnlyLooksLikeOursIsRefused(String host) {
        String token = tokenOfAnyLink();

        for (String text : new String[] {"https://" + host + "/s/" + token,
                "\uD83C\uDF75 看看 https://" + host + "/s/" + token + " \uD83C\uDF81"}) {
            Answer answer = http.post("/v1/links/resolve", null, "{\"text\":\"" + text + "\"}");

            assertThat(answer.code()).as(answer.text()).isEqualTo("LINK_DOMAIN_NOT_ALLOWED");
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    /** Its signature is good; only the place where it was found is not. */
    private String tokenOfAnyLink() {
        return app.bean(Links.class).tokens().sign(new byte[LinkTokens.ID_BYTES],
                java.time.Instant.parse("2099-01-01T00:00:00Z"));
    }
}
