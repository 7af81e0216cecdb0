package io.hutong.merchant.subsidy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class SubsidyConfiguration {

    @Bean
    SubsidyTable subsidyTable(JdbcClient jdbc) {
        return new SubsidyTable(jdbc);
    }
}
