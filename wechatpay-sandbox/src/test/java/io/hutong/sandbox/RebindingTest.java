package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A web page whose name leads to the sandbox is not the sandbox's page. */
class RebindingTest {

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();

    /** Every call that needs no signature, from the sandbox's own list. */
    static Stream<String> openOperations() {
        WechatPaySandbox running = RUNNING.sandbox();
        return Api.control(running, "GET", "/sandbox/operations", null).valueStream()
                .filter(each -> !each.path("signed").asBoolean())
                .map((JsonNode each) -> each.path("operation").asString());
    }

    @ParameterizedTest
    @MethodSource("openOperations")
    void openCallUnderAnotherNameIsRefused(String operation) throws IOException {
        String[] parts = operation.replaceAll("\\{[^}]+}", "x").split(" ");

        assertThat(status(parts[0], parts[1], "Host: evil.example:" + sandbox.port()))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example", "Host: localhost.evil.example:8090",
            "Host: evil-localhost", "Host: localhost@evil.example", "Host: 169.254.169.254",
            "Host: 0.0.0.0:8090", "Host: 2130706433", "Host: [::2]:8090", "Host: ",
            "Host: localhost:8090:1", "Host: localhost\r\nHost: evil.example",
            "Host: evil.example\r\nHost: localhost", "X-Forwarded-Host: localhost",
            "Host: lоcalhost", "Host: evil.example\r\nX-Forwarded-Host: localhost"})
    void nameThatTheSandboxWasNotToldIsRefused(String headers) throws IOException {
        assertThat(status("GET", "/sandbox/merchants", headers)).isIn(400, 403);
        assertThat(answer("GET", "/sandbox/merchants", headers)).doesNotContain("private_key");
    }

    @Test
    void absoluteFormIsJudgedByTheHostThatItNames() throws IOException {
        assertThat(status("GET", "http://evil.example/sandbox/merchants", "Host: localhost"))
                .isEqualTo(403);
        assertThat(status("GET", "http://localhost:8090/sandbox/merchants", "Host: localhost"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:8090", "127.0.0.1:1", "[::1]:8090",
            "wechatpay-sandbox:8090", "wechatpay-sandbox"})
    void namesOfItsOwnAreKnownAtAnyPort(String host) throws IOException {
        assertThat(status("GET", "/sandbox/merchants", "Host: " + host)).isEqualTo(200);
        assertThat(status("GET", "/", "Host: " + host)).isEqualTo(200);
    }

    @Test
    void writesTakeAnOriginThatIsTheNameTheyWereSentTo() throws IOException {
        String rules = "{\"set\":\"local\"}";
        assertThat(status("PUT", "/sandbox/rules", "Host: localhost:8090\r\n"
                + "Origin: http://localhost:8090", rules)).isEqualTo(200);
        for (String origin : List.of("http://evil.example:8090", "http://localhost:3000",
                "null", "http://localhost", "file://")) {
            assertThat(status("PUT", "/sandbox/rules", "Host: localhost:8090\r\nOrigin: "
                    + origin, rules)).as(origin).isEqualTo(403);
        }
        assertThat(status("PUT", "/sandbox/rules", "Host: evil.example\r\n"
                + "Origin: http://evil.example", rules)).isEqualTo(403);
    }

    @Test
    void pageOfAnotherSiteReadsNothingAndALinkMayLeadHere() throws IOException {
        for (String site : List.of("cross-site", "same-site")) {
            String from = "Host: localhost\r\nSec-Fetch-Site: " + site;
            assertThat(status("GET", "/sandbox/merchants", from + "\r\nSec-Fetch-Mode: no-cors"))
                    .isEqualTo(403);
            assertThat(status("POST", "/sandbox/clock/advance",
                    from + "\r\nSec-Fetch-Mode: navigate", "{\"seconds\":1}")).isEqualTo(403);
            assertThat(status("GET", "/", from + "\r\nSec-Fetch-Mode: navigate"))
                    .isEqualTo(200);
        }
        assertThat(status("GET", "/sandbox/merchants", "Host: localhost\r\n"
                + "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors")).isEqualTo(200);
    }

    /** Whoever has the keys may call it what they like, through a proxy or an own name. */
    @Test
    void signedCallsAreJudgedByTheirSignature() throws IOException {
        assertThat(status("GET", "/v3/certificates", "Host: api.mch.weixin.qq.com"))
                .isEqualTo(401);
        assertThat(status("GET", "/v3/certificates", "Host: pay.shop.example"))
                .isEqualTo(401);
    }

    @Test
    void furtherNamesAreToldAtStart() throws IOException {
        try (WechatPaySandbox named = WechatPaySandbox.start(SandboxConfig.inMemory()
                .withHostNames(List.of("pay-sandbox", "Sandbox.Test:8099")))) {
            for (String host : List.of("pay-sandbox", "pay-sandbox:1", "sandbox.test:8099")) {
                assertThat(status(named, "Host: " + host)).as(host).isEqualTo(200);
            }
            for (String host : List.of("sandbox.test", "sandbox.test:8090", "a.pay-sandbox")) {
                assertThat(status(named, "Host: " + host)).as(host).isEqualTo(403);
            }
        }
    }

    private static int status(WechatPaySandbox sandbox, String headers) throws IOException {
        return statusOf(RawClient.head(sandbox.port(), "GET /sandbox/health HTTP/1.1\r\n"
                + headers + "\r\nConnection: close\r\n\r\n"));
    }

    private int status(String method, String path, String headers) throws IOException {
        return statusOf(answer(method, path, headers));
    }

    private int status(String method, String path, String headers, String body)
            throws IOException {
        return statusOf(answer(method, path, headers + "\r\nContent-Type: application/json"
                + "\r\nContent-Length: " + body.length(), body));
    }

    private String answer(String method, String path, String headers) throws IOException {
        return answer(method, path, headers, "");
    }

    private String answer(String method, String path, String headers, String body)
            throws IOException {
        return RawClient.head(sandbox.port(), method + " " + path + " HTTP/1.1\r\n" + headers
                + "\r\nUser-Agent: test\r\nConnection: close\r\n\r\n" + body);
    }

    private static int statusOf(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }
}
