package io.hutong.order.session;

import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.hutong.identity.BuyerIds;
import io.hutong.identity.SealedOpenids;
import io.hutong.identity.Sealer;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.outbox.UnsentMessages;
import io.hutong.order.schedule.Periodic;
import io.hutong.web.access.EndedSessions;
import io.hutong.web.access.TokenIssuer;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

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
    Answers sessionAnswers(BuyerBook buyers, TokenMint mint,
            @Value("${hutong.order.buyer-key}") Path buyerKey) {
        return new Answers(buyers, mint, Sealer.fromFile(buyerKey, Answers.PURPOSE));
    }

    @Bean
    Sessions sessions(JdbcTemplate jdbc, TransactionTemplate transaction,
            SessionSettings settings, Answers answers, Outbox outbox) {
        return new Sessions(jdbc, transaction, new Sessions.Limits(settings.refreshLife(),
                settings.grace(), settings.renewals()), answers, outbox);
    }

    @Bean
    Periodic sessionPurge(JdbcTemplate jdbc, SessionSettings settings) {
        return new Periodic("session-purge", settings.purgeEvery(),
                new SessionPurge(jdbc, settings)::round);
    }

    @Bean
    EndedSessions endedSessions(InstantSource clock) {
        return new EndedSessions(clock, EndedSessionsLook.SOURCE);
    }

    @Bean
    Periodic endedSessionsLook(Sessions sessions, EndedSessions ended, InstantSource clock,
            SessionSettings settings) {
        return new Periodic("ended-sessions", settings.lookEvery(),
                new EndedSessionsLook(sessions, ended, clock)::look);
    }

    @Bean
    Periodic sessionHeartbeat(JdbcTemplate jdbc, TransactionTemplate transaction,
            UnsentMessages unsent, Outbox outbox, SessionSettings settings) {
        Heartbeat heartbeat = new Heartbeat(
                jdbc, transaction, unsent, outbox, settings.heartbeatEvery());
        return new Periodic("session-heartbeat", settings.heartbeatEvery(), heartbeat::beat);
    }

    @Bean
    TokenMint tokenMint(TokenIssuer issuer, SessionSettings settings, InstantSource clock) {
        return new TokenMint(issuer, settings.life(), clock);
    }

    /** Beside the database's clock, which deadlines go by. */
    @Bean
    @Primary
    InstantSource clock() {
        return InstantSource.system();
    }
}
