package io.hutong.merchant.command;

import io.hutong.messaging.BatchConsumers;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Binds {@code merchant.commands}. */
@Configuration(proxyBeanMethods = false)
class CommandConsumer {

    @Bean
    Consumer<Message<List<?>>> merchantCommands(
            BatchConsumers consumers, MerchantCommandHandler handler) {
        return consumers.forHandler(handler);
    }
}
