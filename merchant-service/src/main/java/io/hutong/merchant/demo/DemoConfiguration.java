package io.hutong.merchant.demo;

import io.hutong.merchant.catalog.Catalog;
import io.hutong.merchant.merchants.Merchants;
import io.hutong.merchant.miniprogram.MiniPrograms;
import io.hutong.merchant.stock.StockAdditions;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("hutong.merchant.demo-data")
class DemoConfiguration {

    @Bean
    ApplicationRunner demoData(Merchants merchants, Catalog catalog, StockAdditions stock,
            MiniPrograms miniPrograms, TransactionTemplate transaction) {
        DemoData data = new DemoData(merchants, catalog, stock, miniPrograms);
        return _ -> transaction.executeWithoutResult(_ -> data.fill());
    }
}
