package io.hutong.acceptance.dsl;

import static io.hutong.acceptance.driver.Eventually.eventually;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.client.Http;
import io.hutong.cluster.layout.Member;
import java.time.Duration;
import java.util.Set;

/** Asks again, under the same key, where a busy service has decided nothing. */
final class Persistence {

    private static final Set<Integer> BUSY = Set.of(429, 503);
    private static final Duration SOON = Duration.ofSeconds(180);

    private Persistence() {
    }

    /** Whatever the answer is, once there is one. */
    static Http.Answer post(Api api, Member member, String path, Object body) {
        String key = Names.unique("key");
        return eventually("an answer to POST " + path, SOON,
                () -> api.trySend("POST", member, path, key, body),
                answer -> !BUSY.contains(answer.status()));
    }

    /** An answer that is not good fails the story with the service's own words. */
    static void insist(Api api, Member member, String path, Object body) {
        Http.Answer answer = post(api, member, path, body);
        if (!answer.ok()) {
            throw new AssertionError("POST " + path + " was refused: " + answer.text());
        }
    }

    static Http.Answer get(Api api, Member member, String path) {
        return eventually("a look at " + path, SOON, () -> api.tryGet(member, path),
                answer -> !BUSY.contains(answer.status()));
    }
}
