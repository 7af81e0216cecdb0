package io.hutong.operations.start;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Beans of the start. */
@Configuration(proxyBeanMethods = false)
public class StartConfiguration {

    @Bean
    static StartStage startStage(ConfigurableEnvironment environment) {
        return new StartStage(environment);
    }
}
