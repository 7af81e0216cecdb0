package io.hutong.order.link;

import io.hutong.kernel.time.DatabaseClock;
import io.hutong.order.product.Products;
import io.hutong.order.schedule.Periodic;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires the links. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkSettings.class)
class LinkConfiguration {

    @Bean
    LinkTable linkStore(JdbcTemplate jdbc, DatabaseClock clock) {
        return new LinkTable(jdbc, clock);
    }

    @Bean
    LinkDomains linkDomains(JdbcTemplate jdbc, LinkSettings settings) {
        return new LinkDomains(jdbc, settings.own());
    }

    @Bean
    Touches touches(LinkTable store, LinkSettings settings) {
        return new Touches(store, settings.window());
    }

    @Bean(destroyMethod = "flush")
    ResolveCounter resolveCounter(LinkTable store, MeterRegistry meters) {
        return new ResolveCounter(store::count, meters);
    }

    @Bean
    Links linkService(LinkTable store, LinkDomains domains, Products products,
            LinkSettings settings) {
        return new Links(LinkTokens.fromFiles(settings.keys()), store, domains, products,
                settings);
    }

    /** A pasted text may be longer than any other body, however its characters are written. */
    @Bean
    CodecCustomizer pastedTexts(LinkSettings settings) {
        return codecs -> codecs.customCodecs().register(new PastedBody(settings.bodyMax()));
    }

    @Bean
    Attribution attribution(Links links, Touches touches) {
        return new Attribution(links, touches);
    }

    @Bean
    Periodic linkDomainsLook(LinkDomains domains, LinkSettings settings) {
        return new Periodic("link-domains", settings.refresh(), domains::refresh);
    }

    @Bean
    Periodic linkCounts(ResolveCounter counter, Touches touches, LinkSettings settings) {
        return new Periodic("link-counts", settings.refresh(), () -> {
            counter.flush();
            touches.look();
        });
    }
}
