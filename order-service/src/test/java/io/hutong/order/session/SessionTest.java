package io.hutong.order.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.SessionEnded;
import io.hutong.kernel.json.RowJson;
import io.hutong.messaging.MessagingSettings;
import io.hutong.messaging.tail.TailListener;
import io.hutong.messaging.tail.TopicTail;
import io.hutong.order.testing.OrderApp;
import io.hutong.web.access.EndedSessions;
import io.hutong.web.testing.HttpProbe.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Logging in, with a WeChat that answers by the code: JSON as text/plain, errors with 200. */
class SessionTest {

    private final OrderApp app = OrderApp.shared();

    @Test
    void loginCodeBecomesATokenOfTheBuyer() {
        Answer answer = login("good-alice");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("token", "openid", "expires_at",
                        "refresh_token", "refresh_expires_at");
        assertThat(answer.json().get("openid").asString()).isEqualTo("o-alice");
        String token = answer.json().get("token").asString();
        assertThat(app.http().get("/v1/orders", token).status()).isEqualTo(200);
        assertThat(OrderApp.wechat().queries())
                .anyMatch(query -> query.contains("js_code=good-alice")
                        && query.contains("appid=wxhutong0000demo01")
                        && query.contains("grant_type=authorization_code"));
    }

    @Test
    void openidCannotBeReadInTheDatabase() {
        login("good-bob");

        List<byte[]> sealed = app.jdbc().queryForList(
                "select sealed_openid from buyers", byte[].class);
        assertThat(sealed).isNotEmpty().noneMatch(
                bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains("o-bob"));
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

    @Test
    void sessionIsRenewedWithoutAskingWechatAgain() {
        JsonNode first = login("good-dora").json();
        int asked = OrderApp.wechat().queries().size();

        Answer next = refresh(first);

        assertThat(next.status()).as(next.text()).isEqualTo(200);
        assertThat(next.json().get("openid").asString()).isEqualTo("o-dora");
        assertThat(status(next.json())).isEqualTo(200);
        assertThat(OrderApp.wechat().queries()).hasSize(asked);
    }

    @Test
    void logoutIsObeyedAtOnceAndEndsOneSessionOnly() {
        JsonNode phone = login("good-fred").json();
        JsonNode tablet = login("good-fred").json();

        Answer out = app.http().send("DELETE", "/v1/sessions/current",
                phone.get("token").asString(), Map.of(), new byte[0]);

        assertThat(out.status()).isEqualTo(204);
        assertThat(status(phone)).isEqualTo(401);
        assertThat(refresh(phone).code()).isEqualTo("SESSION_ENDED");
        assertThat(status(tablet)).isEqualTo(200);
    }

    @Test
    void otherServicesAreToldOfTheEndAndOfNothingElse() {
        JsonNode out = login("good-gwen").json();
        String session = out.get("refresh_token").asString().split("[.]")[0];

        app.http().send("DELETE", "/v1/sessions/current", out.get("token").asString(),
                Map.of(), new byte[0]);

        Queue<Message> told = new ConcurrentLinkedQueue<>();
        TopicTail tail = new TopicTail(app.bean(MessagingSettings.class).brokers(),
                Topics.SESSION_EVENTS, EndedSessions.BACK, new Ear(told), Clock.systemUTC());
        tail.start();
        Awaitility.await().until(() -> told.stream().anyMatch(
                event -> event instanceof SessionEnded end && end.sessionId().equals(session)));
        tail.stop();
        assertThat(told).noneMatch(event -> RowJson.mapper().writeValueAsString(event)
                .contains("o-gwen"));
    }

    private record Ear(Queue<Message> told) implements TailListener {

        @Override
        public void heard(Message message) {
            told.add(message);
        }

        @Override
        public void complete(Instant asOf) {
        }
    }

    @Test
    void logoutOnAnotherInstanceIsObeyedWithinASecond() {
        JsonNode session = login("good-gina").json();
        app.jdbc().update("update sessions set ended_at = clock_timestamp() where buyer_id ="
                + " (select buyer_id from sessions order by opened_at desc limit 1)");

        assertThat(app.bean(SessionSettings.class).lookEvery())
                .isLessThan(Duration.ofSeconds(1));
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> status(session) == 401);
    }

    @Test
    void instanceThatWasStoppedForMinutesHearsOfALogoutMeanwhile() {
        String id = login("good-gwen").json().get("refresh_token").asString().split("[.]")[0];
        EndedSessions ended = new EndedSessions(
                Clock.systemUTC(), EndedSessionsLook.SOURCE);
        AtomicReference<Instant> now = new AtomicReference<>(
                Instant.now().minus(Duration.ofMinutes(5)));
        var look = new EndedSessionsLook(app.bean(Sessions.class), ended, () -> now.get());
        look.look();

        app.jdbc().update("update sessions set ended_at = clock_timestamp() - interval '4 minutes'"
                + " where session_id = ?", id);
        now.set(Instant.now());
        look.look();

        assertThat(ended.hasEnded(id)).isTrue();
    }

    @Test
    void sessionThatIsTooOldIsNotRenewed() {
        JsonNode session = login("good-hugo").json();
        app.jdbc().update("update sessions set expires_at = clock_timestamp() where session_id ="
                + " ?", session.get("refresh_token").asString().split("[.]")[0]);

        assertThat(refresh(session).code()).isEqualTo("SESSION_EXPIRED");
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "a.b", "00000000-0000-4000-8000-000000000000.x"})
    void refreshTokenThatWasNotGivenHereIsRefused(String token) {
        Answer answer = app.http().post("/v1/sessions/refresh", null,
                "{\"refresh_token\":\"" + token + "\"}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("REFRESH_TOKEN_INVALID");
    }

    @Test
    void refreshTokensAreNotReadableInTheDatabase() {
        JsonNode session = login("good-ida").json();
        String secret = session.get("refresh_token").asString().split("[.]")[1];

        assertThat(app.jdbc().queryForList("select refresh_hash from sessions", byte[].class))
                .noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)
                        .contains(secret));
    }

    private Answer refresh(JsonNode session) {
        return app.http().post("/v1/sessions/refresh", null, "{\"refresh_token\":\""
                + session.get("refresh_token").asString() + "\"}");
    }

    private int status(JsonNode session) {
        return app.http().get("/v1/orders", session.get("token").asString()).status();
    }
}
