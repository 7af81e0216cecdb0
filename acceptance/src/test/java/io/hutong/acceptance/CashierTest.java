package io.hutong.acceptance;

import io.hutong.acceptance.dsl.Buyer;
import io.hutong.acceptance.dsl.Order;
import io.hutong.acceptance.dsl.Platform;
import io.hutong.acceptance.dsl.Product;
import io.hutong.acceptance.dsl.Story;
import io.hutong.kernel.money.Money;
import org.junit.jupiter.api.Test;

class CashierTest extends Story {

    private static final Money PRICE = Money.fen(2_500);

    @Test
    void buyerWhoseDebitIsDeclinedPaysAtTheCashier() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyerWithMandate();
        wechat.declines(buyer);

        Order order = buyer.ordersWithCashier(tea);
        order.becomes("AWAITING_PAYMENT");
        buyer.hasMoneyAgain();
        buyer.pays(order);

        order.becomes("PAID");
        books.showPaid(order, PRICE);
        books.showAvailable(tea, 2);
    }

    @Test
    void buyerWithoutMandatePaysAtTheCashierAndTheOrderIsSettled() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Product mug = platform.sells(Platform.MUGS, PRICE, 3);
        Buyer buyer = buyer();

        Order order = buyer.ordersWithCashier(tea, mug);
        order.becomes("AWAITING_PAYMENT");
        buyer.pays(order);
        order.becomes("PAID");
        order.isShippedBy(platform);
        order.isReceived();

        order.becomes("SETTLED");
        books.showPaid(order, PRICE, PRICE);
    }

    @Test
    void nobodyPaysAndTheStockComesBack() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);

        Order order = buyer().ordersWithCashier(tea);
        order.becomes("AWAITING_PAYMENT");

        order.isCancelledFor("PAYMENT_EXPIRED");
        books.showAvailable(tea, 3);
        books.showNoDebit(order);
    }

    @Test
    void buyerWhoPaysAnOrderThatIsBeingClosedGetsEverythingBackOnce() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyer();
        Order order = buyer.ordersWithCashier(tea);
        order.becomes("AWAITING_PAYMENT");
        wechat.doesNotCloseAtOnce(order);

        String cashier = buyer.cashierOf(order);
        order.isCancelledByItsBuyer();
        buyer.pays(cashier);

        order.isCancelledFor("CANCELLED_BY_BUYER");
        books.showNothingTaken(order);
        books.showRefundedOnce(order, PRICE);
        books.showAvailable(tea, 3);
    }
}
