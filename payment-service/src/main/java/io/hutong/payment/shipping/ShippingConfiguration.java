package io.hutong.payment.shipping;

import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.work.Done;
import io.hutong.work.Wakes;
import io.hutong.work.WorkLoop;
import io.hutong.work.WorkLoops;
import io.hutong.work.WorkPlan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the parts of shipping together. */
@Configuration(proxyBeanMethods = false)
class ShippingConfiguration {

    @Bean
    Shipments shipments(JdbcTemplate jdbc, PlatformIdentity platform, Wakes wakes) {
        return new Shipments(jdbc, platform, wakes);
    }

    @Bean
    ShippingWorker shippingWorker(Shipments shipments, ShippingChannel wechat,
            ReleaseListener releases, Cases cases, ShippingSettings settings) {
        return new ShippingWorker(shipments, new ShipmentCalls(wechat, settings.patience()),
                releases, cases, settings);
    }

    @Bean
    WorkLoop<Shipment, Done<Shipment, ShipmentResult>> shipmentLoop(
            ShippingWorker worker, ShippingSettings settings, WorkLoops loops) {
        return loops.of(new WorkPlan("shipping", settings.maxInFlight(), settings.poll(),
                settings.lease()), worker);
    }

    @Bean
    OrderEventHandler orderEventHandler(Shipments shipments, Cases cases) {
        return new OrderEventHandler(shipments, cases);
    }
}
