package io.hutong.order.session;

import java.nio.file.Path;
import java.time.Clock;

import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.hutong.http.BuyerIds;
import io.hutong.http.SealedOpenids;
import io.hutong.http.Sealer;
import io.hutong.http.TokenIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires the login. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionSettings.class)
class SessionConfiguration {

    @Bean
    WechatLogin wechatLogin(SessionSettings settings, MeterRegistry meters) {
        WechatLogin login = new WechatLogin(settings);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(login.breakers()).bindTo(meters);
        return login;
    }

    @Bean
    TokenIssuer tokenIssuer(SessionSettings settings) {
        return TokenIssuer.fromFile(
                settings.privateKey(), settings.issuer(), settings.audience());
    }

    @Bean
    BuyerBook buyerBook(
            JdbcTemplate jdbc, BuyerIds ids, Sealer sealer, SessionSettings settings,
            @Value("${hutong.order.buyer-key}") Path buyerKey) {
        return new BuyerBook(jdbc, ids,
                new BuyerBook.Seals(sealer, SealedOpenids.fromFile(buyerKey)), settings.appid());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
