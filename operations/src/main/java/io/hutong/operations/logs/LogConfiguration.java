package io.hutong.operations.logs;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of the log. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> unreadableRequestsInOneLine() {
        return factory -> factory.addServerCustomizers(
                server -> server.httpMessageLogFactory(new OneLineRequests()));
    }
}
