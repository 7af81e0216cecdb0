package io.hutong.order.page;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the page, where it is wanted. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageSettings.class)
@ConditionalOnBooleanProperty("hutong.order.page.enabled")
class PageConfiguration {

    @Bean
    PageFiles pageFiles() {
        return PageFiles.load();
    }
}
