package io.hutong.web.guess;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the calls of {@link GuessedRoutes} may be made within the window, each kind for itself.
 *
 * @param perAddress     from one address, whoever calls
 * @param perCaller      by one caller who is logged in
 * @param failed         refused calls from one address, or by one caller
 * @param remembered     addresses and callers that are counted at the same time, at most
 * @param trustedProxies addresses or subnets whose {@code X-Forwarded-For} is believed
 */
@ConfigurationProperties("hutong.http.guesses")
record GuessSettings(
        @DefaultValue("1m") Duration window,
        @DefaultValue("3000") int perAddress,
        @DefaultValue("120") int perCaller,
        @DefaultValue("300") int failed,
        @DefaultValue("100000") int remembered,
        @DefaultValue List<String> trustedProxies) {

    GuessSettings {
        if (!window.isPositive() || perAddress < 1 || perCaller < 1 || failed < 1
                || remembered < 1) {
            throw new IllegalArgumentException(
                    "hutong.http.guesses (HUTONG_GUESSES_…) takes positive values only");
        }
        trustedProxies = List.copyOf(trustedProxies);
    }
}
