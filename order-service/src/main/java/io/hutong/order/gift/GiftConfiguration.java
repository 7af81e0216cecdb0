package io.hutong.order.gift;

import io.hutong.identity.Sealer;
import io.hutong.order.coordination.OverdueOrders;
import io.hutong.order.gift.model.GiftDeadline;
import io.hutong.order.lifecycle.model.PersonDeadline;
import io.hutong.order.refund.Refunds;
import io.hutong.order.schedule.Periodic;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires the gifts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GiftSettings.class)
class GiftConfiguration {

    @Bean
    PersonDeadline giftDeadline(GiftSettings settings) {
        return new GiftDeadline(settings.within());
    }

    @Bean
    Gifts gifts(JdbcTemplate jdbc, Sealer sealer,
            @Value("${hutong.order.link.key}") Path key) {
        return new Gifts(GiftTokens.fromFile(key), new GiftTable(jdbc), sealer);
    }

    @Bean
    Periodic giftExpiry(OverdueOrders overdue, Refunds refunds, GiftSettings settings) {
        return new Periodic("gift-expiry", settings.sweepEvery(),
                new GiftWorker(overdue, refunds)::sweep);
    }
}
