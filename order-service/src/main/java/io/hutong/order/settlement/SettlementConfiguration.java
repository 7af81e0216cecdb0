package io.hutong.order.settlement;

import io.hutong.order.coordination.OrderReaction;
import io.hutong.order.coordination.OrderSaga;
import io.hutong.order.coordination.OrderSettings;
import io.hutong.order.lifecycle.model.Pending;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the saga and what starts it. */
@Configuration(proxyBeanMethods = false)
class SettlementConfiguration {

    @Bean
    OrderSaga settleOrder(OrderSettings settings) {
        var patiences = new SettleOrder.Patiences(
                settings.settlingPatience(), settings.finishingPatience());
        return new OrderSaga(SettleOrder.version1(patiences), Pending.SETTLING);
    }

    @Bean
    OrderReaction settlementStart(OrderSaga settleOrder) {
        return new SettlementStart(settleOrder);
    }
}
