package io.hutong.order.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.hutong.http.testing.HttpProbe.Answer;
import io.hutong.order.testing.OrderApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging in, with a WeChat that answers by the code: JSON as text/plain, errors with 200. */
class SessionTest {

    private final OrderApp app = OrderApp.shared();

    @Test
    void loginCodeBecomesATokenOfTheBuyer() {
        Answer answer = login("good-alice");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("token", "openid", "expires_at");
        assertThat(answer.json().get("openid").asString()).isEqualTo("o-alice");
        String token = answer.json().get("token").asString();
        assertThat(app.http().get("/v1/orders", token).status()).isEqualTo(200);
        assertThat(OrderApp.wechat().queries()).anyMatch(query ->
                query.contains("js_code=good-alice") && query.contains("appid=wxhutong0000demo01")
                && query.contains("grant_type=authorization_code"));
    }

    @Test
    void openidCannotBeReadInTheDatabase() {
        login("good-bob");

        List<byte[]> sealed = app.jdbc().queryForList(
                "select sealed_openid from buyers", byte[].class);
        assertThat(sealed).isNotEmpty().noneMatch(bytes ->
                new String(bytes, StandardCharsets.ISO_8859_1).contains("o-bob"));
    }

    @Test
    void sameBuyerHasTheSameIdEveryTime() {
        login("good-carol");
        int before = buyers();
        login("good-carol");

        assertThat(buyers()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"40029,400,LOGIN_CODE_INVALID", "40163,400,LOGIN_CODE_USED",
        "45011,429,TOO_MANY_LOGINS", "40226,403,LOGIN_BLOCKED", "-1,503,LOGIN_UNAVAILABLE",
        "40125,503,LOGIN_UNAVAILABLE"})
    void errorOfWechatIsAnsweredWithItsCode(int errcode, int status, String code) {
        Answer answer = login("error:" + errcode);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"html", "silent", "empty"})
    void wechatThatDoesNotAnswerProperlyIsUnavailable(String code) {
        assertThat(login(code).code()).isEqualTo("LOGIN_UNAVAILABLE");
    }

    @ParameterizedTest
    @CsvSource({"'{}'", "'{\"code\":\"\"}'", "'{\"code\":5}'", "'{\"code\":\"a\",\"x\":1}'"})
    void badBodyIsRefused(String body) {
        assertThat(app.http().post("/v1/sessions", null, body).status()).isEqualTo(400);
    }

    private Answer login(String code) {
        return app.http().post("/v1/sessions", null, "{\"code\":\"" + code + "\"}");
    }

    private int buyers() {
        return app.jdbc().queryForObject("select count(*) from buyers", Integer.class);
    }
}
