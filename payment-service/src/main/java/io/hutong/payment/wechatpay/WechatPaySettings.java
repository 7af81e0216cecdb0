package io.hutong.payment.wechatpay;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where WeChat Pay is and how fast it may be called.
 *
 * @param url               scheme, host and port, for example {@code https://api.mch.weixin.qq.com}
 * @param credentials       file with the platform's keys, see {@link WechatPayCredentials}
 * @param notifyUrl         base of the callback addresses; the kind is appended
 * @param callTimeout       of one call from the first byte to the last
 * @param maxConcurrentCalls also the number of connections that are kept open
 * @param callsPerSecond    this process's part of the channel's quota; none when absent
 * @param quotaWait         how long a call waits for its turn within the quota
 * @param appids            of mini-programs that sell under another appid than the platform's
 * @param keys              how keys are kept up to date
 * @param breaker           when to stop calling a channel that fails
 */
@ConfigurationProperties("hutong.wechatpay")
public record WechatPaySettings(
        URI url, Path credentials, URI notifyUrl,
        @DefaultValue("10s") Duration callTimeout,
        @DefaultValue("128") int maxConcurrentCalls,
        @Nullable Integer callsPerSecond,
        @DefaultValue("5s") Duration quotaWait,
        @DefaultValue Map<String, String> appids,
        @DefaultValue Keys keys,
        @DefaultValue Breaker breaker) {

    public WechatPaySettings {
        if (maxConcurrentCalls < 1 || callTimeout.isNegative() || callTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "hutong.wechatpay: max-concurrent-calls and call-timeout must be positive");
        }
        if (callsPerSecond != null && callsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "hutong.wechatpay.calls-per-second: leave it out for no quota");
        }
    }

    /**
     * @param every          how long downloaded certificates are good; at most 12 h
     * @param look           how often to look whether the credentials' file has changed
     * @param pause          at least, between two searches for a key that is not known and between
     *                       two doubts of our own, however many callbacks are forged
     * @param credentialsUrl beside a sandbox: where it tells the keys of merchants; null: nowhere
     */
    public record Keys(
            @DefaultValue("1h") Duration every,
            @DefaultValue("30s") Duration look,
            @DefaultValue("10s") Duration pause,
            @Nullable String credentialsUrl) {

        private static final Duration MAX_EVERY = Duration.ofHours(12);

        public Keys {
            if (!every.isPositive() || every.compareTo(MAX_EVERY) > 0 || !look.isPositive()
                    || !pause.isPositive()) {
                throw new IllegalArgumentException("hutong.wechatpay.keys: every must be positive "
                        + "and at most 12h, look and pause positive");
            }
            if (credentialsUrl != null && !credentialsUrl.isBlank()
                    && !credentialsUrl.matches("https?://[^\\s/]+\\S*")) {
                throw new IllegalArgumentException("HUTONG_WECHATPAY_CREDENTIALS_URL must be an "
                        + "address beginning with http:// or https://, or empty");
            }
        }
    }

    /**
     * @param failurePercent share of ambiguous answers that opens the circuit
     * @param window         calls that are looked at
     * @param pause          how long nothing is sent then
     */
    public record Breaker(
            @DefaultValue("80") int failurePercent,
            @DefaultValue("50") int window,
            @DefaultValue("2s") Duration pause) {

        private static final int ALL = 100;
        private static final int WINDOW_MAX = 10_000;
        private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

        public Breaker {
            require(failurePercent > 0 && failurePercent <= ALL,
                    "failure-percent must be 1 to 100");
            require(window > 0 && window <= WINDOW_MAX, "window must be 1 to " + WINDOW_MAX);
            require(pause.compareTo(SHORTEST_PAUSE) >= 0, "pause must be 1ms at least");
        }

        private static void require(boolean holds, String sentence) {
            if (!holds) {
                throw new IllegalArgumentException("hutong.wechatpay.breaker." + sentence);
            }
        }
    }
}
