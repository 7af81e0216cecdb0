package io.hutong.sandbox.miniprogram;

import io.hutong.sandbox.book.OpenIds;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Json;
import io.hutong.sandbox.store.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code jscode2session}. Codes: {@code login:<name>} as often as you like,
 * {@code once:<nonce>:<name>} once. As in reality the JSON comes as {@code text/plain}, and errors
 * come with HTTP 200.
 */
final class Sessions {

    private static final int INVALID_APPID = 40013;
    private static final int INVALID_CODE = 40029;
    private static final int USED_CODE = 40163;
    private static final int NO_SECRET = 41004;
    private static final int MAX_NAME = 64;

    private final World world;
    private final Table<UsedCode> used;

    Sessions(World world) {
        this.world = world;
        this.used = world.store().table("used_codes", UsedCode.class, UsedCode::code);
    }

    Answer open(Call call) {
        String appid = call.queried("appid").orElse("");
        String code = call.queried("js_code").orElse("");
        if (world.identities().merchants().stream().noneMatch(m -> m.appid().equals(appid))) {
            return error(INVALID_APPID, "invalid appid");
        }
        if (call.queried("secret").orElse("").isBlank()) {
            return error(NO_SECRET, "appsecret missing");
        }
        return name(code).map(name -> openFor(appid, code, name))
                .orElseGet(() -> error(INVALID_CODE, "invalid code"));
    }

    private Answer openFor(String appid, String code, String name) {
        boolean first = !code.startsWith("once:") || world.store().change(() -> {
            boolean unused = used.find(code).isEmpty();
            used.put(new UsedCode(code));
            return unused;
        });
        if (!first) {
            return error(USED_CODE, "code been used");
        }
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("session_key", OpenIds.of(appid, "session " + name).substring(0, 22) + "==");
        session.put("openid", OpenIds.of(appid, name));
        session.put("unionid", OpenIds.of("union", name));
        return text(session);
    }

    private static Optional<String> name(String code) {
        String[] parts = code.split(":", 3);
        Optional<String> name = switch (parts[0]) {
            case "login" -> Optional.of(code.substring(Math.min(code.length(), 6)));
            case "once" -> parts.length == 3 ? Optional.of(parts[2]) : Optional.empty();
            default -> Optional.empty();
        };
        return name.filter(n -> !n.isBlank() && n.length() <= MAX_NAME);
    }

    static Answer error(int code, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("errcode", code);
        error.put("errmsg", message + " rid: sandbox");
        return text(error);
    }

    static Answer text(Map<String, Object> body) {
        return new Answer.Raw(200, "text/plain", Json.bytes(body));
    }

    /** A login code that cannot be used again. */
    record UsedCode(String code) {
    }
}
