package io.hutong.messaging.progress;

import io.hutong.messaging.MessagingSettings;
import io.hutong.messaging.ReadProgress;
import io.hutong.messaging.ReaderProgress;
import io.hutong.messaging.outbox.UnsentMessages;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of reading progress. */
@Configuration(proxyBeanMethods = false)
public class ProgressConfiguration {

    @Bean
    ReadProgress readProgress(MessagingSettings settings) {
        return new KafkaReadProgress(settings.brokers(), settings.group(), Clock.systemUTC());
    }

    @Bean
    ReaderProgress readerProgress(MessagingSettings settings, UnsentMessages unsent) {
        return new KafkaReaderProgress(
                settings.brokers(), settings.readers(), unsent, Clock.systemUTC());
    }
}
