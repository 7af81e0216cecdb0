package io.hutong.web.connection;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long a connection may be held without a request; for each port of a service. */
@Configuration(proxyBeanMethods = false)
public class ConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connectionTimes(
            HttpSettings settings) {
        Arrival.Limits limits = new Arrival.Limits(settings.headTimeout(), settings.bodyTimeout());
        return factory -> factory.addServerCustomizers(server -> server
                .idleTimeout(settings.idleTimeout())
                .doOnChannelInit(
                        (observer, channel, remote) -> ArrivalGuard.watch(channel, limits)));
    }
}
