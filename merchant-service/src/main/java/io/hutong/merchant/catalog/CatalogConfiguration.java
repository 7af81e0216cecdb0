package io.hutong.merchant.catalog;

import io.hutong.messaging.Outbox;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    private static final int AT_A_TIME = 500;

    @Bean
    ProductTable productTable(JdbcClient jdbc) {
        return new ProductTable(jdbc);
    }

    @Bean
    Catalog catalog(ProductTable table, Outbox outbox) {
        return new Catalog(table, new CatalogMessages(outbox));
    }

    /** Tells of the products of an older version once, at the start. */
    @Bean
    ApplicationRunner productAnnouncement(Catalog catalog, TransactionTemplate transaction) {
        return _ -> {
            int told;
            do {
                told = transaction.execute(_ -> catalog.announce(AT_A_TIME));
            } while (told == AT_A_TIME);
        };
    }
}
