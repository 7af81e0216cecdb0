package io.hutong.order;

import java.nio.file.Path;

import io.hutong.http.AccessRules;
import io.hutong.http.BuyerIds;
import io.hutong.http.Scope;
import io.hutong.http.Sealer;
import io.hutong.messaging.deadletter.DeadLetterDeskConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** The service that takes orders and sees to it that each of them ends. */
@SpringBootApplication
@Import(DeadLetterDeskConfiguration.class)
public class OrderService {

    public static void main(String[] args) {
        SpringApplication.run(OrderService.class, args);
    }

    @Bean
    AccessRules accessRules() {
        return new AccessRules()
                .open(HttpMethod.GET, "/", "/page/**", "/s/*")
                .open(HttpMethod.POST, "/v1/sessions", "/v1/sessions/refresh",
                        "/v1/links/resolve")
                .allow(HttpMethod.DELETE, "/v1/sessions/current", Scope.BUYER)
                .allow(HttpMethod.GET, "/v1/reports/**", Scope.OPERATOR)
                .allow(HttpMethod.POST, "/v1/links", Scope.BUYER)
                .open(HttpMethod.GET, "/v1/gifts/*")
                .allow(HttpMethod.POST, "/v1/gifts/*/accept", Scope.BUYER)
                .allow(HttpMethod.POST, "/v1/gifts/*/receipt", Scope.BUYER)
                .allow(HttpMethod.POST, "/v1/links/*/revoke", Scope.BUYER)
                .allow(HttpMethod.POST, "/v1/links/*/block", Scope.OPERATOR)
                .allow(HttpMethod.POST, "/v1/links/*/unblock", Scope.OPERATOR)
                .allow(HttpMethod.GET, "/v1/link-domains", Scope.OPERATOR)
                .allow(HttpMethod.PUT, "/v1/link-domains/*/*", Scope.OPERATOR)
                .allow(HttpMethod.POST, "/v1/orders", Scope.BUYER)
                .allow(HttpMethod.POST, "/v1/orders/*/cancel", Scope.BUYER)
                .allow(HttpMethod.POST, "/v1/orders/*/receipt", Scope.BUYER)
                .allow(HttpMethod.POST, "/v1/orders/*/shipments", Scope.MERCHANT, Scope.OPERATOR)
                .allow(HttpMethod.POST, "/v1/orders/*/refunds", Scope.MERCHANT, Scope.OPERATOR)
                .allow(HttpMethod.POST, "/v1/orders/*/after-sales", Scope.BUYER)
                .allow(HttpMethod.POST, "/v1/after-sales/*/approve",
                        Scope.MERCHANT, Scope.OPERATOR)
                .allow(HttpMethod.POST, "/v1/after-sales/*/reject",
                        Scope.MERCHANT, Scope.OPERATOR)
                .allow(HttpMethod.GET, "/v1/audit", Scope.OPERATOR)
                .allow(HttpMethod.GET, "/v1/sagas/**", Scope.OPERATOR)
                .allow(HttpMethod.POST, "/v1/sagas/**", Scope.OPERATOR)
                .allow(HttpMethod.GET, "/v1/dead-letters/**", Scope.OPERATOR)
                .allow(HttpMethod.POST, "/v1/dead-letters/**", Scope.OPERATOR);
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
