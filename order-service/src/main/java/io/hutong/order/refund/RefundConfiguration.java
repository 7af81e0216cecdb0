package io.hutong.order.refund;

import io.hutong.order.coordination.OrderSaga;
import io.hutong.order.coordination.OrderSettings;
import io.hutong.order.lifecycle.model.Pending;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the saga and the way into it. */
@Configuration(proxyBeanMethods = false)
class RefundConfiguration {

    @Bean
    OrderSaga refundOrder(OrderSettings settings) {
        var patiences = new RefundOrder.Patiences(
                settings.settlingPatience(), settings.finishingPatience());
        return new OrderSaga(RefundOrder.version1(patiences), Pending.REFUNDING);
    }

    @Bean
    Refunds refunds(OrderSaga refundOrder) {
        return new Refunds(refundOrder);
    }
}
