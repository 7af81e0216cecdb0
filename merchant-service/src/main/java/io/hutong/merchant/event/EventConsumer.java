package io.hutong.merchant.event;

import io.hutong.messaging.BatchConsumers;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Binds {@code payment.events}. */
@Configuration(proxyBeanMethods = false)
class EventConsumer {

    @Bean
    Consumer<Message<List<?>>> paymentEvents(
            BatchConsumers consumers, PaymentEventHandler handler) {
        return consumers.forHandler(handler);
    }
}
