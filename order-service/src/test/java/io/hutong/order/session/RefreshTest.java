package io.hutong.order.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.order.testing.OrderApp;
import io.hutong.web.testing.HttpProbe.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A family of refresh tokens: one renews, a used one ends it, but for a lost answer. */
class RefreshTest {

    private static final int TABS = 8;

    private final OrderApp app = OrderApp.shared();

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void anyTokenOfTheFamilyThatComesAgainEndsTheSession(int renewals) {
        JsonNode first = login("good-ada");
        JsonNode newest = first;
        for (int i = 0; i < renewals; i++) {
            newest = renewed(newest);
        }

        assertThat(refresh(first).code()).isEqualTo("REFRESH_TOKEN_USED");

        assertThat(refresh(newest).code()).isEqualTo("SESSION_ENDED");
        assertThat(refresh(first).code()).isEqualTo("SESSION_ENDED");
        assertThat(status(first)).isEqualTo(401);
        assertThat(status(newest)).isEqualTo(401);
    }

    @Test
    void endOfOneFamilyLeavesTheOthersOfTheBuyer() {
        JsonNode other = login("good-ada");
        JsonNode first = login("good-ada");
        renewed(renewed(first));

        assertThat(refresh(first).code()).isEqualTo("REFRESH_TOKEN_USED");

        assertThat(status(other)).isEqualTo(200);
        assertThat(refresh(other).status()).isEqualTo(200);
    }

    @Test
    void lostAnswerIsGivenAgainByteForByte() {
        JsonNode first = login("good-ben");
        Answer answer = refresh(first);

        Answer again = refresh(first);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(answer.text());
        assertThat(status(again.json())).isEqualTo(200);
        assertThat(refresh(again.json()).status()).isEqualTo(200);
    }

    @Test
    void answerIsNotGivenAgainOnceItHasArrived() {
        JsonNode first = login("good-cleo");
        JsonNode second = renewed(first);
        renewed(second);

        assertThat(refresh(first).code()).isEqualTo("REFRESH_TOKEN_USED");
    }

    @Test
    void answerIsNotGivenAgainLater() {
        JsonNode first = login("good-dan");
        JsonNode second = renewed(first);
        app.jdbc().update("update sessions set renewed_at = renewed_at - interval '11 seconds'"
                + " where session_id = ?", idOf(first));

        assertThat(refresh(first).code()).isEqualTo("REFRESH_TOKEN_USED");
        assertThat(refresh(second).code()).isEqualTo("SESSION_ENDED");
    }

    @Test
    void tabsThatRenewAtTheSameTimeGetTheSameSession() {
        JsonNode first = login("good-eve");

        List<String> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> asked = IntStream.range(0, TABS)
                    .mapToObj(_ -> threads.submit(() -> refresh(first))).toList();
            threads.close();
            answers = asked.stream().map(each -> each.resultNow().text()).toList();
        }

        assertThat(answers).hasSize(TABS).containsOnly(answers.getFirst());
        assertThat(app.jdbc().queryForObject("select renewals from sessions where session_id = ?",
                Integer.class, idOf(first))).isOne();
    }

    @Test
    void loggedOutSessionIsNotRenewedByALostAnswer() {
        JsonNode first = login("good-finn");
        JsonNode second = renewed(first);
        app.http().send("DELETE", "/v1/sessions/current", second.get("token").asString(),
                Map.of(), new byte[0]);

        assertThat(refresh(first).code()).isEqualTo("SESSION_ENDED");
    }

    @Test
    void usedTokenOfAnExpiredSessionEndsItAllTheSame() {
        JsonNode first = login("good-gus");
        JsonNode third = renewed(renewed(first));
        app.jdbc().update("update sessions set expires_at = clock_timestamp()"
                + " where session_id = ?", idOf(first));

        assertThat(refresh(first).code()).isEqualTo("REFRESH_TOKEN_USED");
        assertThat(status(third)).isEqualTo(401);
    }

    @Test
    void guessedSecretEndsNothing() {
        JsonNode first = login("good-hal");

        assertThat(refresh(idOf(first) + ".guess").code()).isEqualTo("REFRESH_TOKEN_INVALID");
        assertThat(refresh(first).status()).isEqualTo(200);
    }

    @Test
    void sessionThatWasRenewedTooOftenIsOver() {
        JsonNode first = login("good-iris");
        app.jdbc().update("update sessions set renewals = ? where session_id = ?",
                app.bean(SessionSettings.class).renewals(), idOf(first));

        assertThat(refresh(first).code()).isEqualTo("SESSION_EXPIRED");
    }

    @Test
    void keptAnswerCannotBeReadAndIsForgotten() {
        JsonNode second = renewed(login("good-jon"));
        SessionPurge purge = new SessionPurge(app.jdbc(), app.bean(SessionSettings.class));

        assertThat(new String(answerOf(second), StandardCharsets.ISO_8859_1))
                .doesNotContain(second.get("token").asString(),
                        second.get("refresh_token").asString().split("[.]")[1], "o-jon");
        app.jdbc().update("update sessions set renewed_at = renewed_at - interval '11 seconds'"
                + " where session_id = ?", idOf(second));
        purge.round();
        assertThat(answerOf(second)).isNull();
        assertThat(refresh(second).status()).isEqualTo(200);
    }

    @Test
    void sessionThatIsLongOverIsRemovedWithItsTokens() {
        JsonNode over = renewed(renewed(login("good-kim")));
        JsonNode open = renewed(login("good-kim"));
        app.jdbc().update("update sessions set expires_at = clock_timestamp() - interval '1 day'"
                + " where session_id = ?", idOf(over));

        new SessionPurge(app.jdbc(), app.bean(SessionSettings.class)).round();

        assertThat(rows(over)).isZero();
        assertThat(refresh(over).code()).isEqualTo("REFRESH_TOKEN_INVALID");
        assertThat(refresh(open).status()).isEqualTo(200);
    }

    /** A session of the version before, which kept one used token and no answer. */
    @Test
    void sessionFromBeforeIsRenewedAndKeepsItsGuard() {
        JsonNode first = login("good-leo");
        JsonNode second = renewed(first);
        app.jdbc().update("update sessions set answer = null, renewed_at = null, renewals = 0"
                + " where session_id = ?", idOf(first));

        JsonNode third = renewed(second);

        assertThat(refresh(first).code()).isEqualTo("REFRESH_TOKEN_USED");
        assertThat(refresh(third).code()).isEqualTo("SESSION_ENDED");
    }

    private int rows(JsonNode session) {
        return app.jdbc().queryForObject("select (select count(*) from sessions where session_id"
                + " = ?) + (select count(*) from used_refresh_tokens where session_id = ?)",
                Integer.class, idOf(session), idOf(session));
    }

    private byte[] answerOf(JsonNode session) {
        return app.jdbc().queryForObject("select answer from sessions where session_id = ?",
                byte[].class, idOf(session));
    }

    private static String idOf(JsonNode session) {
        return session.get("refresh_token").asString().split("[.]")[0];
    }

    private JsonNode login(String code) {
        return app.http().post("/v1/sessions", null, "{\"code\":\"" + code + "\"}").json();
    }

    private JsonNode renewed(JsonNode session) {
        Answer answer = refresh(session);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer refresh(JsonNode session) {
        return refresh(session.get("refresh_token").asString());
    }

    private Answer refresh(String token) {
        return app.http().post("/v1/sessions/refresh", null,
                "{\"refresh_token\":\"" + token + "\"}");
    }

    private int status(JsonNode session) {
        return app.http().get("/v1/orders", session.get("token").asString()).status();
    }
}
