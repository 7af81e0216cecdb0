package io.hutong.merchant;

import static io.hutong.web.access.Scope.MERCHANT;
import static io.hutong.web.access.Scope.OPERATOR;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.hutong.web.access.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call what. Merchants reach only what is theirs; the routes themselves see to that. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    AccessRules access() {
        return new AccessRules()
                .open(GET, "/v1/products", "/v1/products/*")
                .allow(PUT, "/v1/products/*", MERCHANT, OPERATOR)
                .allow(POST, "/v1/products/*/stock", MERCHANT, OPERATOR)
                .allow(GET, "/v1/audit", OPERATOR)
                .allow(GET, "/v1/stock", OPERATOR)
                .allow(GET, "/v1/stock/verify", OPERATOR)
                .allow(GET, "/v1/merchants/*", MERCHANT, OPERATOR)
                .allow(PUT, "/v1/merchants/*", MERCHANT, OPERATOR)
                .allow(GET, "/v1/merchants/*/terms", MERCHANT, OPERATOR)
                .allow(GET, "/v1/merchants/*/statements/*", MERCHANT, OPERATOR)
                .allow(GET, "/v1/mini-programs/*", OPERATOR)
                .allow(GET, "/v1/mini-programs/*/history", OPERATOR)
                .allow(POST, "/v1/campaign-checks", MERCHANT, OPERATOR)
                .allow(GET, "/v1/subsidies/*", OPERATOR)
                .allow(PUT, "/v1/subsidies/*", OPERATOR)
                .allow(GET, "/v1/traffic-rates", OPERATOR)
                .allow(POST, "/v1/traffic-rates", OPERATOR)
                .allow(PUT, "/v1/mini-programs/*", OPERATOR)
                .allow(POST, "/v1/mini-programs/*/suspend", OPERATOR)
                .allow(POST, "/v1/mini-programs/*/reinstate", OPERATOR);
    }
}
