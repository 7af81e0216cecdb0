package io.hutong.operations.health;

import io.hutong.web.access.CallableByAnyone;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.ReactiveHealthEndpointWebExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * Health on the service's own port. Actuator's endpoints are all on the management port; but who
 * sends requests to a service asks for its health where the requests go.
 */
@RestController
class PublicHealth {

    private final ReactiveHealthEndpointWebExtension health;

    PublicHealth(ReactiveHealthEndpointWebExtension health) {
        this.health = health;
    }

    @CallableByAnyone
    @GetMapping(path = "/actuator/health", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<HealthDescriptor>> all() {
        return answer();
    }

    @CallableByAnyone
    @GetMapping(path = "/actuator/health/{part}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<HealthDescriptor>> part(@PathVariable String part) {
        return answer(part);
    }

    private Mono<ResponseEntity<HealthDescriptor>> answer(String... path) {
        return health.health(ApiVersion.V3, WebServerNamespace.SERVER, SecurityContext.NONE, path)
                .map(PublicHealth::answered);
    }

    private static ResponseEntity<HealthDescriptor> answered(
            WebEndpointResponse<? extends HealthDescriptor> response) {
        HealthDescriptor body = response.getBody();
        if (body == null) {
            throw new ResponseStatusException(HttpStatus.valueOf(response.getStatus()));
        }
        return ResponseEntity.status(response.getStatus()).body(body);
    }
}
