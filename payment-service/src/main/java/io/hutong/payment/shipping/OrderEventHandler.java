package io.hutong.payment.shipping;

import io.hutong.contracts.message.OrderReceived;
import io.hutong.contracts.message.OrderShipped;
import io.hutong.contracts.message.StepContradicted;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import io.hutong.payment.cases.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes what {@code order.events} tells of parcels and receipts, and what a person must see. */
public class OrderEventHandler implements BatchHandler {

    private final Shipments shipments;
    private final Cases cases;

    OrderEventHandler(Shipments shipments, Cases cases) {
        this.shipments = shipments;
        this.cases = cases;
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        List<Shipments.Shipped> shipped = new ArrayList<>();
        List<Shipments.Received> received = new ArrayList<>();
        List<Cases.Case> contradicted = new ArrayList<>();
        for (IncomingMessage message : messages) {
            switch (message.payload()) {
                case OrderShipped event -> parcels(event, message).forEach(shipped::add);
                case OrderReceived event -> received.add(
                        new Shipments.Received(event.orderId(), message.time()));
                case StepContradicted event -> contradicted.add(contradiction(event));
                default -> {}
            }
        }
        cases.open(contradicted);
        shipments.insert(shipped);
        shipments.received(received);
    }

    private static Cases.Case contradiction(StepContradicted event) {
        return new Cases.Case(Cases.Kind.STEP_CONTRADICTED, event.saga() + "-" + event.step(),
                event.orderId(), event.total(), "an operator vouched for " + event.step()
                        + ", and its participant says " + event.said());
    }

    private static Stream<Shipments.Shipped> parcels(OrderShipped event, IncomingMessage message) {
        List<String> merchants = event.merchantIds();
        if (merchants == null || merchants.isEmpty()) {
            return Stream.of(parcel(event, null, message));
        }
        return merchants.stream().distinct().map(merchant -> parcel(event, merchant, message));
    }

    private static Shipments.Shipped parcel(
            OrderShipped event, @Nullable String merchant,
            IncomingMessage message) {
        return new Shipments.Shipped(event.orderId(), merchant, event.carrier(),
                event.trackingNo(), message.time());
    }
}
