package io.hutong.merchant;

import io.hutong.operations.sessions.EndedSessionsFromKafka;
import io.hutong.operations.start.ServiceLauncher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** Starts merchant-service. */
@SpringBootApplication
@Import(EndedSessionsFromKafka.class)
public class MerchantService {

    public static void main(String[] args) {
        ServiceLauncher.run(MerchantService.class, args);
    }
}
