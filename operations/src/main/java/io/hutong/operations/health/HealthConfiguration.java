package io.hutong.operations.health;

import org.springframework.boot.health.actuate.endpoint.ReactiveHealthEndpointWebExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of health. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean
    PublicHealth publicHealth(ReactiveHealthEndpointWebExtension health) {
        return new PublicHealth(health);
    }
}
