package io.hutong.order.checkout;

import io.hutong.kernel.time.DatabaseClock;
import io.hutong.order.coordination.OrderIntake;
import io.hutong.order.coordination.OrderSaga;
import io.hutong.order.coordination.OrderSettings;
import io.hutong.web.idempotency.IdempotencyStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Declares the saga and the group commit. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckoutSettings.class)
class CheckoutConfiguration {

    @Bean
    PlaceOrder.Patiences placeOrderPatiences(OrderSettings settings) {
        return new PlaceOrder.Patiences(settings.reservingPatience(),
                settings.authorizingPatience(), settings.awaitingPatience(),
                settings.finishingPatience(), settings.buyerWaits());
    }

    @Bean
    OrderSaga placeOrder(PlaceOrder.Patiences patiences) {
        return new OrderSaga(PlaceOrder.version3(patiences), null);
    }

    /** For orders in flight that an earlier version of the service has placed. */
    @Bean
    OrderSaga placeOrderVersion2(PlaceOrder.Patiences patiences) {
        return new OrderSaga(PlaceOrder.version2(patiences), null);
    }

    /** For orders in flight that an earlier version of the service has placed. */
    @Bean
    OrderSaga placeOrderVersion1(PlaceOrder.Patiences patiences) {
        return new OrderSaga(PlaceOrder.version1(patiences), null);
    }

    @Bean
    PlacementWriter placementWriter(TransactionTemplate transaction, IdempotencyStore keys,
            OrderIntake intake, OrderSaga placeOrder, DatabaseClock clock) {
        return new PlacementWriter(transaction, keys, intake, placeOrder, clock);
    }

    @Bean
    GroupCommit groupCommit(
            CheckoutSettings settings, PlacementWriter writer, MeterRegistry meters) {
        GroupCommit groupCommit = new GroupCommit(settings, writer::write);
        Gauge.builder("hutong.orders.queued", groupCommit, GroupCommit::waiting)
                .description("Requests that wait for a writer").register(meters);
        return groupCommit;
    }
}
