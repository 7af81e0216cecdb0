package io.hutong.messaging.ending;

import io.hutong.messaging.ProcessEnd;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of the process's end. */
@Configuration(proxyBeanMethods = false)
public class EndingConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ProcessEnd processEnd() {
        return new ExitingProcess();
    }

    @Bean
    EndedConsumers endedConsumers(ProcessEnd process, ApplicationEventPublisher liveness) {
        return new EndedConsumers(process, liveness);
    }
}
