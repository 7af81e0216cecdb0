package io.hutong.order;

import io.hutong.identity.BuyerIds;
import io.hutong.identity.Sealer;
import io.hutong.messaging.deadletter.DeadLetterDeskConfiguration;
import io.hutong.operations.settings.SettingsCheck;
import io.hutong.operations.start.ServiceLauncher;
import io.hutong.web.access.KeyFiles;
import io.hutong.web.guess.GuessedRoutes;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** The service that takes orders and sees to it that each of them ends. */
@SpringBootApplication
@Import(DeadLetterDeskConfiguration.class)
public class OrderService {

    public static void main(String[] args) {
        ServiceLauncher.run(OrderService.class, args);
    }

    /** A key that is missing would come out only when the first order is placed. */
    @Bean
    static SettingsCheck keyFiles() {
        String secret = "a file with base 64 of 32 random bytes";
        return settings -> {
            settings.requireFile("hutong.order.buyer-key", secret, KeyFiles::requireSecret);
            settings.requireFile("hutong.order.session.private-key",
                    "a PEM file (PKCS#8) with an RSA private key", KeyFiles::requirePrivateKey);
            settings.requireFile("hutong.order.link.key", secret, KeyFiles::requireSecret);
            settings.checkFile("hutong.order.link.previous-key", secret, KeyFiles::requireSecret);
        };
    }

    /** Where somebody could try out login codes, refresh tokens, gift tokens and links. */
    @Bean
    GuessedRoutes guessedRoutes() {
        return new GuessedRoutes()
                .limit("logins", HttpMethod.POST, "/v1/sessions")
                .limit("renewals", HttpMethod.POST, "/v1/sessions/refresh")
                .limit("gifts", HttpMethod.GET, "/v1/gifts/*")
                .limit("gifts", HttpMethod.POST, "/v1/gifts/*/accept", "/v1/gifts/*/receipt")
                .limit("links", HttpMethod.POST, "/v1/links/resolve");
    }

    @Bean
    Sealer sealer(@Value("${hutong.order.buyer-key}") Path buyerKey) {
        return Sealer.fromFile(buyerKey, "hutong order-service sealing v1");
    }

    @Bean
    BuyerIds buyerIds(@Value("${hutong.order.buyer-key}") Path buyerKey) {
        return BuyerIds.fromFile(buyerKey);
    }
}
