package io.hutong.payment.shipping;

import io.hutong.payment.cases.Cases;
import io.hutong.work.WorkLoop;
import io.hutong.work.WorkLoops;
import io.hutong.work.WorkPlan;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the parts of shipping together. */
@Configuration(proxyBeanMethods = false)
class ShippingConfiguration {

    @Bean
    ShipmentWork.Stores shipmentStores(Shipments shipments, Cases cases) {
        return new ShipmentWork.Stores(shipments, cases);
    }

    @Bean
    ShipmentCalls shipmentCalls(ShippingChannel wechat, ShippingSettings settings) {
        return new ShipmentCalls(wechat, settings.patience());
    }

    @Bean
    ShipmentWork.Leasing shipmentLeasing(ShippingSettings settings,
            @Value("${hutong.messaging.instance}") String instance) {
        return new ShipmentWork.Leasing(instance, settings);
    }

    @Bean
    ShipmentWork shipmentWork(ShipmentWork.Stores stores, ShipmentCalls calls,
            ReleaseListener releases, ShipmentWork.Leasing leasing,
            TransactionTemplate transactions) {
        return new ShipmentWork(stores, calls, releases, leasing, transactions);
    }

    @Bean
    WorkLoop<Shipment, ShipmentResult> shipmentLoop(
            ShipmentWork work, ShippingSettings settings, WorkLoops loops) {
        return loops.of(new WorkPlan(
                "shipping", settings.maxInFlight(), settings.poll(), settings.lease()), work);
    }

    @Bean
    OrderEventHandler orderEventHandler(Shipments shipments, Cases cases,
            WorkLoop<Shipment, ShipmentResult> shipmentLoop) {
        return new OrderEventHandler(shipments, cases, shipmentLoop);
    }
}
