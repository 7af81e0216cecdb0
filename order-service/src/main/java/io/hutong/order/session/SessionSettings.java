package io.hutong.order.session;

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
 * @param life       how long a token is good for
 * @param refreshLife how long a session can be renewed, from the login on
 * @param lookEvery  pause between two looks for sessions that another instance has ended
 * @param timeout    of one call to WeChat
 * @param parallel   calls to WeChat at the same time
 */
@ConfigurationProperties("hutong.order.session")
record SessionSettings(
        URI wechatUrl, String appid, String secret, Path privateKey,
        @DefaultValue("hutong") String issuer, @DefaultValue("hutong") String audience,
        @DefaultValue("1h") Duration life, @DefaultValue("30d") Duration refreshLife,
        @DefaultValue("250ms") Duration lookEvery, @DefaultValue("3s") Duration timeout,
        @DefaultValue("64") int parallel) {

    SessionSettings {
        if (!life.isPositive() || !refreshLife.isPositive() || !lookEvery.isPositive()
                || !timeout.isPositive() || parallel < 1) {
            throw new IllegalArgumentException("hutong.order.session takes positive values only");
        }
    }
}
