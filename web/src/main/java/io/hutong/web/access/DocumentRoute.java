package io.hutong.web.access;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The service's OpenAPI document, as it stands in docs/openapi: a file, nothing is computed. */
@Configuration(proxyBeanMethods = false)
public class DocumentRoute {

    static final String PATH = "/openapi.yaml";
    /** RFC 9512 */
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    @Bean
    RouterFunction<ServerResponse> openApiDocument(
            @Value("${spring.application.name:}") String service) {
        ClassPathResource document = new ClassPathResource("openapi/" + service + ".yaml");
        return RouterFunctions.route(RequestPredicates.GET(PATH), request -> document.exists()
                ? ServerResponse.ok().contentType(YAML).body(BodyInserters.fromResource(document))
                : ServerResponse.notFound().build());
    }
}
