package io.hutong.order.session;

import io.hutong.web.access.CallableBy;
import io.hutong.web.access.CallableByAnyone;
import io.hutong.web.access.EndedSessions;
import io.hutong.web.access.Scope;
import io.hutong.web.access.TokenIssuer;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Checks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Opening, renewing and ending sessions. */
@RestController
class SessionController {

    private static final int CODE_MAX = 256;

    private final WechatLogin wechat;
    private final BuyerBook buyers;
    private final Sessions sessions;
    private final EndedSessions ended;
    private final Answers answers;

    SessionController(WechatLogin wechat, BuyerBook buyers, Sessions sessions,
            EndedSessions ended, Answers answers) {
        this.wechat = wechat;
        this.buyers = buyers;
        this.sessions = sessions;
        this.ended = ended;
        this.answers = answers;
    }

    /** Body of the request. */
    record LoginRequest(@Nullable String code) {
    }

    record RefreshRequest(@Nullable String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest[masked]";
        }
    }

    @CallableByAnyone
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

    /** The next token of a session, without asking WeChat again. */
    @CallableByAnyone
    @PostMapping("/v1/sessions/refresh")
    Session refresh(@RequestBody RefreshRequest request) {
        Checks.require(body -> body.text("refresh_token", request.refreshToken())
                .length(1, CODE_MAX));
        return switch (sessions.renew(Optional.ofNullable(request.refreshToken()).orElseThrow())) {
            case Renewal.Renewed(Session answer) -> answer;
            case Renewal.Unknown _ -> throw over("REFRESH_TOKEN_INVALID");
            case Renewal.Ended _ -> throw over("SESSION_ENDED");
            case Renewal.Expired _ -> throw over("SESSION_EXPIRED");
            case Renewal.UsedTwice(String sessionId) -> {
                ended.end(sessionId);
                throw over("REFRESH_TOKEN_USED");
            }
        };
    }

    /** Logs out: the session's tokens are refused from now on. */
    @CallableBy(Scope.BUYER)
    @DeleteMapping("/v1/sessions/current")
    ResponseEntity<Void> end(JwtAuthenticationToken caller) {
        String session = caller.getToken().getClaimAsString(TokenIssuer.SESSION);
        if (session == null) {
            throw ProblemException.notFound("session");
        }
        sessions.end(session);
        ended.end(session);
        return ResponseEntity.noContent().build();
    }

    private static ProblemException over(String code) {
        return new ProblemException(HttpStatus.UNAUTHORIZED, code,
                "This session cannot be renewed; call wx.login and log in again.");
    }

    private Session session(String openid) {
        return answers.of(sessions.open(buyers.idOf(openid)), openid);
    }
}
