package io.hutong.payment.commands;

import io.hutong.messaging.BatchConsumers;
import io.hutong.payment.crosscheck.SaidByOrders;
import io.hutong.payment.settlement.MerchantEventHandler;
import io.hutong.payment.shipping.OrderEventHandler;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Binds the handlers to their topics. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    @Bean
    Consumer<Message<List<?>>> paymentCommands(
            BatchConsumers consumers, PaymentCommandHandler handler) {
        return consumers.forHandler(handler);
    }

    @Bean
    Consumer<Message<List<?>>> merchantEvents(
            BatchConsumers consumers, MerchantEventHandler handler) {
        return consumers.forHandler(handler);
    }

    @Bean
    Consumer<Message<List<?>>> orderEvents(
            BatchConsumers consumers, OrderEventHandler parcels, SaidByOrders said) {
        return consumers.forHandler(messages -> {
            parcels.handle(messages);
            said.handle(messages);
        });
    }
}
