package io.hutong.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What all features share. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PaymentConfiguration {

    /** As fine as the database keeps times, so that a stored one is the same when read again. */
    @Bean
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
