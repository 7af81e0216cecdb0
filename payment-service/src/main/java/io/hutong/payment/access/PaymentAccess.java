package io.hutong.payment.access;

import static io.hutong.web.access.Scope.BUYER;
import static io.hutong.web.access.Scope.MERCHANT;
import static io.hutong.web.access.Scope.OPERATOR;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.hutong.web.access.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Callbacks are open to anyone: their signature is the proof. */
@Configuration(proxyBeanMethods = false)
class PaymentAccess {

    @Bean
    AccessRules accessRules() {
        return new AccessRules()
                .open(POST, "/v1/wechatpay/notifications/*")
                .allow(POST, "/v1/mandates/import", OPERATOR)
                .allow(POST, "/v1/mandates", BUYER)
                .allow(GET, "/v1/mandates/current", BUYER)
                .allow(DELETE, "/v1/mandates/current", BUYER)
                .allow(GET, "/v1/audit", OPERATOR)
                .allow(GET, "/v1/payments/*", OPERATOR)
                .allow(POST, "/v1/reconciliations", OPERATOR)
                .allow(GET, "/v1/reconciliations/*", OPERATOR)
                .allow(GET, "/v1/cases/**", OPERATOR)
                .allow(POST, "/v1/cases/*/*", OPERATOR)
                .allow(GET, "/v1/statements/**", OPERATOR)
                .allow(POST, "/v1/settlements/preview", OPERATOR, MERCHANT)
                .allow(GET, "/v1/ledger/**", OPERATOR);
    }
}
