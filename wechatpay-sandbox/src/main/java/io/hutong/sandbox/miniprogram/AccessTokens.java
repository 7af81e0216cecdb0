package io.hutong.sandbox.miniprogram;

import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.store.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /cgi-bin/token} and {@code stable_token}: tokens that live for two hours of real time. */
final class AccessTokens {

    private static final int LIFE_SECONDS = 7200;
    private static final int MILLIS = 1000;
    private static final int KEPT = 1000;

    private final World world;
    private final Table<Token> tokens;

    AccessTokens(World world) {
        this.world = world;
        this.tokens = world.store().table("access_tokens", Token.class, Token::token);
    }

    Answer issue(Call call) {
        return issue(call.queried("appid").orElse(""), call.queried("secret").orElse(""),
                call.queried("grant_type").orElse(""));
    }

    Answer issueStable(Call call) {
        return issue(call.fields().text("appid"), call.fields().text("secret"),
                call.fields().text("grant_type"));
    }

    private Answer issue(String appid, String secret, String grant) {
        if (!"client_credential".equals(grant)) {
            return Sessions.error(40002, "invalid grant_type");
        }
        if (world.identities().merchants().stream().noneMatch(m -> m.appid().equals(appid))) {
            return Sessions.error(40013, "invalid appid");
        }
        if (secret.isBlank()) {
            return Sessions.error(41004, "appsecret missing");
        }
        Token token = world.store().change(() -> {
            forgetOld();
            return tokens.put(new Token(world.ids().token("77_"), appid,
                    System.currentTimeMillis() + LIFE_SECONDS * (long) MILLIS));
        });
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token.token());
        body.put("expires_in", LIFE_SECONDS);
        return Answer.plain(200, body);
    }

    boolean isValid(String token) {
        return tokens.find(token).filter(t -> t.until() > System.currentTimeMillis()).isPresent();
    }

    private void forgetOld() {
        if (tokens.size() > KEPT) {
            tokens.all().stream().filter(t -> t.until() < System.currentTimeMillis())
                    .forEach(t -> tokens.remove(t.token()));
        }
    }

    /** A token and its real-time end. */
    record Token(String token, String appid, long until) {
    }
}
