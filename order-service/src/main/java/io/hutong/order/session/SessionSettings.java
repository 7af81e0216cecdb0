package io.hutong.order.session;

import io.hutong.web.access.EndedSessions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Logging in through WeChat.
 *
 * @param wechatUrl  base of {@code /sns/jscode2session}
 * @param appid      the mini-program's
 * @param secret     the mini-program's
 * @param privateKey PEM file (PKCS#8) that tokens are signed with
 * @param life       how long a token is good for, at most 5 min: so long it may outlive its session
 *                   where the end of sessions cannot be heard of
 * @param refreshLife how long a session can be renewed, from the login on
 * @param grace      how long the answer to a renewal may be asked for again, at most 10 s
 * @param renewals   of one session, at most
 * @param purgeEvery pause between two rounds in which what is over is removed
 * @param lookEvery  pause between two looks for sessions that another instance has ended
 * @param heartbeatEvery pause between two words to the other services that they were told of all
 *                   ended sessions, at most 5 s: they wait for it for 10 s at least
 * @param timeout    of one call to WeChat
 * @param parallel   calls to WeChat at the same time
 */
@ConfigurationProperties("hutong.order.session")
record SessionSettings(
        URI wechatUrl, String appid, String secret, Path privateKey,
        @DefaultValue("hutong") String issuer, @DefaultValue("hutong") String audience,
        @DefaultValue("5m") Duration life, @DefaultValue("30d") Duration refreshLife,
        @DefaultValue("10s") Duration grace, @DefaultValue("20000") int renewals,
        @DefaultValue("1m") Duration purgeEvery,
        @DefaultValue("250ms") Duration lookEvery, @DefaultValue("2s") Duration heartbeatEvery,
        @DefaultValue("3s") Duration timeout, @DefaultValue("64") int parallel) {

    /** Whoever has stolen a token may use it as long as its owner is forgiven for sending it. */
    static final Duration GRACE_MAX = Duration.ofSeconds(10);

    /** More often would be a burden, and more often than is listened to. */
    static final Duration HEARTBEAT_MIN = Duration.ofMillis(100);

    SessionSettings {
        if (!life.isPositive() || !refreshLife.isPositive() || !lookEvery.isPositive()
                || !timeout.isPositive() || parallel < 1
                || renewals < 1 || !purgeEvery.isPositive()) {
            throw new IllegalArgumentException("hutong.order.session takes positive values only");
        }
        if (life.compareTo(EndedSessions.TOKEN_LIFE_MAX) > 0) {
            throw new IllegalArgumentException("hutong.order.session.life (HUTONG_SESSION_LIFE)"
                    + " is 5m at most, not " + life);
        }
        if (grace.isNegative() || grace.compareTo(GRACE_MAX) > 0) {
            throw new IllegalArgumentException(
                    "hutong.order.session.grace (HUTONG_SESSION_GRACE) is 0s to 10s, not " + grace);
        }
        if (heartbeatEvery.compareTo(HEARTBEAT_MIN) < 0
                || heartbeatEvery.compareTo(EndedSessions.TOLD_EVERY_MAX) > 0) {
            throw new IllegalArgumentException("hutong.order.session.heartbeat-every"
                    + " (HUTONG_SESSION_HEARTBEAT) is 100ms to 5s, not " + heartbeatEvery);
        }
    }
}
