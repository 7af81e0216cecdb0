package io.hutong.payment;

import io.hutong.operations.sessions.EndedSessionsFromKafka;
import io.hutong.operations.settings.SettingsCheck;
import io.hutong.operations.start.ServiceLauncher;
import io.hutong.web.access.KeyFiles;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(EndedSessionsFromKafka.class)
public class PaymentService {

    public static void main(String[] args) {
        ServiceLauncher.run(PaymentService.class, args);
    }

    @Bean
    static SettingsCheck buyerKey() {
        return settings -> settings.requireFile("hutong.buyer-key",
                "a file with base 64 of 32 random bytes, the same as order-service's",
                KeyFiles::requireSecret);
    }
}
