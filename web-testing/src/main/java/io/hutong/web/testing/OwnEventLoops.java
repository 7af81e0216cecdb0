package io.hutong.web.testing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * Gives a service started by a test event loops of its own. The default ones are shared by the
 * whole JVM, so that a service that stops would take those of all others along.
 */
@Configuration(proxyBeanMethods = false)
public class OwnEventLoops {

    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }
}
