package io.hutong.web;

import io.hutong.web.access.CallerResolver;
import io.hutong.web.access.DocumentRoute;
import io.hutong.web.access.EndedSessions;
import io.hutong.web.access.EndedSessionsHealth;
import io.hutong.web.access.SecurityConfiguration;
import io.hutong.web.connection.ConnectionConfiguration;
import io.hutong.web.connection.HostNames;
import io.hutong.web.connection.HttpSettings;
import io.hutong.web.connection.SingleHeaders;
import io.hutong.web.format.HttpJson;
import io.hutong.web.guess.GuessConfiguration;
import io.hutong.web.idempotency.IdempotencyPurge;
import io.hutong.web.idempotency.IdempotencyStore;
import io.hutong.web.idempotency.IdempotencyTable;
import io.hutong.web.idempotency.IdempotentRequestResolver;
import io.hutong.web.problem.ProblemHandler;
import io.hutong.web.problem.ProblemMapping;
import io.hutong.web.validation.StrictRoutes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Gives a WebFlux service the rules of Hutong's REST interfaces. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
        beforeName = {
                "org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration",
                "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive."
                        + "ReactiveOAuth2ResourceServerAutoConfiguration"})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableConfigurationProperties(HttpSettings.class)
@Import({SecurityConfiguration.class, ConnectionConfiguration.class, GuessConfiguration.class,
        DocumentRoute.class})
class WebAutoConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    CodecCustomizer strictJson(HttpSettings settings) {
        return codecs -> {
            var defaults = codecs.defaultCodecs();
            defaults.maxInMemorySize(Math.toIntExact(settings.maxBody().toBytes()));
            defaults.jacksonJsonDecoder(new JacksonJsonDecoder(HttpJson.requestMapper()));
            defaults.jacksonJsonEncoder(new JacksonJsonEncoder(HttpJson.mapper()));
        };
    }

    @Bean
    WebFluxConfigurer hutongArguments(HttpSettings settings) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new CallerResolver(), new IdempotentRequestResolver(
                        Math.toIntExact(settings.maxBody().toBytes())));
            }
        };
    }

    @Bean
    StrictRoutes strictRoutes() {
        return new StrictRoutes();
    }

    /** Before security: of two tokens neither counts. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SingleHeaders singleHeaders() {
        return new SingleHeaders();
    }

    /** Next: who asks under a foreign name learns nothing. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    HostNames hostNames(HttpSettings settings) {
        return new HostNames(settings.hostNames());
    }

    @Bean
    ProblemHandler problemHandler(HttpSettings settings) {
        return new ProblemHandler(new ProblemMapping(settings.maxBody().toBytes()));
    }

    @Bean
    @ConditionalOnBean(JdbcTemplate.class)
    IdempotencyTable idempotencyTable(JdbcTemplate jdbc, HttpSettings settings) {
        return new IdempotencyTable(jdbc, settings.idempotencyKept());
    }

    @Bean
    @ConditionalOnBean(JdbcTemplate.class)
    IdempotencyStore idempotencyStore(
            IdempotencyTable table, PlatformTransactionManager transactions,
            HttpSettings settings) {
        return new IdempotencyStore(table, new TransactionTemplate(transactions),
                settings.twinWait(), settings.claimLease());
    }

    @Bean
    @ConditionalOnBean(JdbcTemplate.class)
    IdempotencyPurge idempotencyPurge(IdempotencyTable table, HttpSettings settings) {
        return new IdempotencyPurge(table, settings.purgeEvery());
    }

    /** Apart, so that a service without health needs no class of it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class Healthy {

        @Bean
        @ConditionalOnBean(EndedSessions.class)
        EndedSessionsHealth endedSessionsHealthIndicator(EndedSessions sessions) {
            return new EndedSessionsHealth(sessions);
        }
    }
}
