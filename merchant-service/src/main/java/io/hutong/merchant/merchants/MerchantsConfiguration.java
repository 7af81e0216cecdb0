package io.hutong.merchant.merchants;

import io.hutong.messaging.Outbox;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlatformSettings.class)
class MerchantsConfiguration {

    @Bean
    Merchants merchants(JdbcClient jdbc, Outbox outbox) {
        return new Merchants(
                new MerchantTable(jdbc), new TermsTable(jdbc), new MerchantMessages(outbox));
    }
}
