package io.hutong.order.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.StockReserved;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What instant retail promises is shown with the order, from the payment on with its time. */
class DeliveryPromiseTest {

    @Test
    void promiseRunsFromThePayment() {
        Shopper buyer = Shopper.following(new Script().reserves(command -> {
            StockReserved plain = Script.reserved(command);
            StockReserved.Part part = plain.parts().getFirst();
            StockReserved.Line line = part.lines().getFirst();
            return List.of(new StockReserved(plain.orderId(), plain.total(), List.of(
                    new StockReserved.Part(part.merchantId(), part.subMchid(), part.amount(),
                            part.terms(), List.of(new StockReserved.Line(line.sku(), line.title(),
                                    line.quantity(), line.unitPrice(), line.amount(), 30))))));
        }));
        String id = buyer.order(Shopper.TEA);

        JsonNode order = buyer.awaitStatus(id, "PAID");

        assertThat(order.at("/lines/0/delivery/within_minutes").asInt()).isEqualTo(30);
        assertThat(Instant.parse(order.at("/lines/0/delivery/deliver_by").asString())).isEqualTo(
                Instant.parse(order.at("/payment/paid_at").asString())
                        .plus(Duration.ofMinutes(30)));
    }
}
