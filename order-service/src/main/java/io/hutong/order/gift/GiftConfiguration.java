package io.hutong.order.gift;

import io.hutong.identity.Sealer;
import io.hutong.order.coordination.OrderChanges;
import io.hutong.order.refund.Refunds;
import io.hutong.order.schedule.Periodic;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires the gifts. */
@Configuration(proxyBeanMethods = false)
class GiftConfiguration {

    @Bean
    Gifts gifts(JdbcTemplate jdbc, Sealer sealer,
            @Value("${hutong.order.link.key}") Path key) {
        return new Gifts(GiftTokens.fromFile(key), new GiftStore(jdbc), sealer);
    }

    @Bean
    Periodic giftExpiry(Gifts gifts, OrderChanges changes, Refunds refunds,
            @Value("${hutong.order.gift.sweep-every}") Duration every) {
        GiftExpiry expiry = new GiftExpiry(gifts.store(), changes, refunds);
        return new Periodic("gift-expiry", every, expiry::sweep);
    }
}
