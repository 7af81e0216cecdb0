package io.hutong.payment;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What all features share. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PaymentConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
