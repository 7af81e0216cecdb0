package io.hutong.order.session;

import io.hutong.kernel.json.RowJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The body of {@code jscode2session}. It is JSON although it calls itself {@code text/plain}, and
 * an error comes with HTTP 200. The session key in it is not read: nothing here needs it.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html">code2Session</a>
 */
record LoginAnswer(@Nullable String openid, @Nullable Integer errcode, @Nullable String errmsg) {

    private static final int OK = 0;
    private static final int BUSY = -1;
    private static final int INVALID_CODE = 40029;
    private static final int USED_CODE = 40163;
    private static final int TOO_OFTEN = 45011;
    private static final int BLOCKED = 40226;

    static Login read(int status, String body) {
        try {
            return RowJson.mapper().readValue(body, LoginAnswer.class).toLogin();
        } catch (JacksonException e) {
            return new Login.Unavailable("HTTP " + status + " without JSON");
        }
    }

    private Login toLogin() {
        int code = errcode == null ? OK : errcode;
        return switch (code) {
            case OK -> openid == null || openid.isBlank()
                    ? new Login.Unavailable("no openid in the answer") : new Login.Opened(openid);
            case INVALID_CODE -> new Login.BadCode(false);
            case USED_CODE -> new Login.BadCode(true);
            case TOO_OFTEN -> new Login.TooOften();
            case BLOCKED -> new Login.Blocked();
            case BUSY -> new Login.Unavailable("WeChat is busy");
            default -> new Login.Unavailable("errcode " + code + ": " + errmsg);
        };
    }
}
