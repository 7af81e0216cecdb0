package io.hutong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.dsl.Order;
import io.hutong.acceptance.dsl.Platform;
import io.hutong.acceptance.dsl.Product;
import io.hutong.acceptance.dsl.Story;
import io.hutong.kernel.money.Money;
import org.junit.jupiter.api.Test;

/** The buyer gets money back, and everybody who had a part of it gives that part back. */
class MoneyBackTest extends Story {

    @Test
    void orderThatIsCancelledAfterThePaymentIsRefundedAndItsGoodsAreForSaleAgain() {
        Product tea = platform.sells(Platform.TEA, Money.fen(12_900), 5);
        Order order = buyerWithMandate().orders(tea);
        order.becomes("PAID");

        order.isCancelledByItsBuyer();

        order.becomes("REFUNDED");
        books.showNothingTaken(order);
        books.showAvailable(tea, 5);
        assertThat(order.steps()).endsWith("RefundPayment", "RecordRefund");
    }

    @Test
    void partThatIsRefundedBeforeTheReceiptIsNotDivided() {
        Product tea = platform.sells(Platform.TEA, Money.fen(12_900), 5);
        Order order = buyerWithMandate().orders(tea);
        order.becomes("PAID");
        order.isShippedBy(platform);

        platform.refunds(order, Money.fen(2_900));
        order.hasRefunded(Money.fen(2_900));
        order.isReceived();

        order.becomes("SETTLED");
        books.showRefunded(order, Money.fen(2_900));
        assertThat(books.sharedOf(order)).isEqualTo(Money.fen(500 + 200));
        books.showNoCase(order);
    }

    @Test
    void refundAfterTheSettlementTakesTheSharesBack() {
        Product tea = platform.sells(Platform.TEA, Money.fen(12_900), 5);
        Order order = buyerWithMandate().orders(tea);
        order.becomes("PAID");
        order.isShippedBy(platform);
        order.isReceived();
        order.becomes("SETTLED");

        platform.refunds(order, Money.fen(4_300));
        order.becomes("PARTLY_REFUNDED");
        platform.refunds(order, Money.fen(8_600));

        order.becomes("REFUNDED");
        books.showNothingTaken(order);
        books.showNothingShared(order);
        books.showNoCase(order);
    }

    @Test
    void afterSaleThatTheMerchantApprovesHoldsTheSettlementAndGivesTheMoneyBack() {
        Product tea = platform.sells(Platform.TEA, Money.fen(12_900), 5);
        Order order = buyerWithMandate().orders(tea);
        order.becomes("PAID");
        order.isShippedBy(platform);

        String afterSale = order.asksBack(Money.fen(900), "one cup is broken");
        order.isReceived();
        order.becomes("RECEIVED");
        books.showNothingShared(order);
        platform.approves(afterSale);

        order.becomes("SETTLED");
        books.showRefunded(order, Money.fen(900));
    }
}
