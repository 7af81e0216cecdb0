package io.hutong.web.guess;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Limits the calls of a service by which somebody could guess. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuessSettings.class)
public class GuessConfiguration {

    /** Without an order of its own it comes after security, which knows the caller. */
    @Bean
    @ConditionalOnBean(GuessedRoutes.class)
    GuessFilter guessFilter(GuessedRoutes routes, GuessSettings settings) {
        return new GuessFilter(routes, new GuessLimits(settings),
                new CallerAddress(settings.trustedProxies()));
    }
}
