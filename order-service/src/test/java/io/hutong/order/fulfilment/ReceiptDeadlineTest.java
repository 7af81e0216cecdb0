package io.hutong.order.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.TestTokens;
import java.sql.Timestamp;
import org.junit.jupiter.api.Test;

class ReceiptDeadlineTest {

    private final OrderApp app = OrderApp.shared();

    @Test
    void shippedOrderIsReceivedWithoutTheBuyersWordWhenItsTimeIsOver() {
        Shopper buyer = Shopper.following(new Script());
        String id = buyer.order(Shopper.TEA);
        buyer.awaitStatus(id, "PAID");
        buyer.ship(id, TestTokens.shared().operator());
        assertThat(buyer.timeline(id).at("/waiting/until").isNull()).isFalse();

        app.jdbc().update("update orders set receipt_due_at = now() where order_id = ?", id);

        buyer.awaitStatus(id, "SETTLED");
        assertThat(app.jdbc().queryForObject("select receipt_due_at from orders"
                + " where order_id = ?", Timestamp.class, id)).isNull();
    }
}
