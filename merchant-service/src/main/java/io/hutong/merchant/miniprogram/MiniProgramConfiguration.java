package io.hutong.merchant.miniprogram;

import io.hutong.messaging.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class MiniProgramConfiguration {

    @Bean
    MiniPrograms miniPrograms(JdbcClient jdbc, Outbox outbox) {
        return new MiniPrograms(new MiniProgramTable(jdbc), new MiniProgramMessages(outbox));
    }
}
