package io.hutong.order.session;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import io.hutong.http.Checks;
import io.hutong.http.ProblemException;
import io.hutong.http.TokenIssuer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/sessions}. */
@RestController
class SessionController {

    private static final int CODE_MAX = 256;

    private final WechatLogin wechat;
    private final BuyerBook buyers;
    private final TokenIssuer tokens;
    private final SessionSettings settings;
    private final Clock clock;

    SessionController(WechatLogin wechat, BuyerBook buyers, TokenIssuer tokens,
            SessionSettings settings, Clock clock) {
        this.wechat = wechat;
        this.buyers = buyers;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /** Body of the request. */
    record LoginRequest(@Nullable String code) {
    }

    /** Body of the answer. */
    record Session(String token, String openid, Instant expiresAt) {
    }

    @PostMapping("/v1/sessions")
    Session open(@RequestBody LoginRequest request) {
        Checks.require(body -> body.text("code", request.code()).length(1, CODE_MAX));
        String code = Optional.ofNullable(request.code()).orElseThrow();
        return switch (wechat.open(code)) {
            case Login.Opened opened -> session(opened.openid());
            case Login.BadCode bad -> throw new ProblemException(HttpStatus.BAD_REQUEST,
                    bad.usedBefore() ? "LOGIN_CODE_USED" : "LOGIN_CODE_INVALID",
                    "This login code does not work; call wx.login again.");
            case Login.Blocked _ -> throw new ProblemException(HttpStatus.FORBIDDEN,
                    "LOGIN_BLOCKED", "WeChat has blocked this login; try another account.");
            case Login.TooOften _ -> throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS,
                    "TOO_MANY_LOGINS", "Too many logins; try again in a minute.");
            case Login.Unavailable _ -> throw new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE, "LOGIN_UNAVAILABLE",
                    "WeChat cannot be reached; call wx.login again and repeat.");
        };
    }

    private Session session(String openid) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Session(tokens.issue(buyers.callerOf(openid), now, settings.life()), openid,
                now.plus(settings.life()));
    }
}
