package io.hutong.merchant.stock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class StockConfiguration {

    @Bean
    StockTable stockTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new StockTable(jdbc, transactions);
    }

    @Bean
    StockAdditions stockAdditions(StockTable table) {
        return new StockAdditions(table);
    }
}
