package io.hutong.order.product;

import io.hutong.messaging.BatchConsumers;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;

/** Wires the copy to the topic. */
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    Products products(JdbcTemplate jdbc) {
        return new Products(jdbc);
    }

    @Bean
    Consumer<Message<List<?>>> merchantEvents(
            BatchConsumers consumers, Products products, List<MerchantEventListener> listeners) {
        return consumers.forHandler(new MerchantEventHandler(products, listeners));
    }
}
