package io.hutong.payment.crosscheck;

import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.PaymentChannel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the cross-check together. */
@Configuration(proxyBeanMethods = false)
class CrossCheckConfiguration {

    @Bean
    CrossCheck crossCheck(CrossCheckStore store, PaymentChannel channel, Cases cases,
            CrossCheckSettings settings) {
        return new CrossCheck(store, channel, cases, settings);
    }

    @Bean
    CrossCheckRounds crossCheckRounds(
            CrossCheck check, InstantSource clock, MeterRegistry meters) {
        return new CrossCheckRounds(check, clock, meters);
    }
}
