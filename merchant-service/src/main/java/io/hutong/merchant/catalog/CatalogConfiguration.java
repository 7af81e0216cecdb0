package io.hutong.merchant.catalog;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells of the products of an older version once, at the start. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    private static final int AT_A_TIME = 500;

    @Bean
    ApplicationRunner productAnnouncement(Catalog catalog) {
        return arguments -> {
            int told;
            do {
                told = catalog.announce(AT_A_TIME);
            } while (told == AT_A_TIME);
        };
    }
}
