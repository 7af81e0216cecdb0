package io.hutong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.dsl.Buyer;
import io.hutong.acceptance.dsl.Order;
import io.hutong.acceptance.dsl.Platform;
import io.hutong.acceptance.dsl.Product;
import io.hutong.acceptance.dsl.Story;
import io.hutong.cluster.layout.Member;
import io.hutong.kernel.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;

/** Kills what all stories share, so it runs when the others have ended. */
@Isolated
@Execution(ExecutionMode.SAME_THREAD)
@org.junit.jupiter.api.Order(1)
class KilledServiceTest extends Story {

    private static final Money PRICE = Money.fen(3_100);

    @Test
    void merchantServiceKilledBeforeTheReservation() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyerWithMandate();
        operations.kill(Member.MERCHANT);

        Order order = buyer.orders(tea);
        operations.restart(Member.MERCHANT);

        settles(order, tea);
    }

    @Test
    void paymentServiceKilledWhileWechatTakesTheMoney() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyerWithMandate();
        wechat.isSlow(tea);

        Order order = buyer.orders(tea);
        operations.waitForDebitOf(order);
        operations.kill(Member.PAYMENT);
        operations.restart(Member.PAYMENT);

        settles(order, tea);
    }

    @Test
    void paymentServiceAwayForLongerThanItsStepCallsNoOrderOff() {
        Product tea = platform.sells(Platform.TEA, PRICE, 5);
        Buyer buyer = buyerWithMandate();
        wechat.isSlow(tea);
        Order beingDebited = buyer.orders(tea);
        operations.waitForDebitOf(beingDebited);
        operations.kill(Member.PAYMENT);
        List<Order> orders = List.of(beingDebited, buyer.orders(tea), buyer.orders(tea));
        orders.forEach(order -> order.becomes("RESERVED"));

        operations.letParticipantBeAwayFor(orders);
        operations.restart(Member.PAYMENT);

        orders.forEach(order -> order.becomesWhenInDoubt("PAID"));
        orders.forEach(order -> books.showPaid(order, PRICE));
        orders.forEach(order -> assertThat(order.steps()).doesNotContain("VoidPayment"));
    }

    @Test
    void merchantServiceAwayForLongerThanItsStepCallsNoOrderOff() {
        Product tea = platform.sells(Platform.TEA, PRICE, 5);
        Buyer buyer = buyerWithMandate();
        operations.kill(Member.MERCHANT);
        List<Order> orders = List.of(buyer.orders(tea), buyer.orders(tea));

        operations.letParticipantBeAwayFor(orders);
        operations.restart(Member.MERCHANT);

        orders.forEach(order -> order.becomesWhenInDoubt("PAID"));
        orders.forEach(order -> books.showPaid(order, PRICE));
        books.showAvailable(tea, 3);
    }

    @Test
    void debitThatItsBuyerCancelsWhilePaymentServiceIsAwayIsNeverMade() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyerWithMandate();
        operations.kill(Member.PAYMENT);
        Order order = buyer.orders(tea);
        order.becomes("RESERVED");

        order.isCancelledByItsBuyer();
        operations.restart(Member.PAYMENT);

        order.isCancelledFor("CANCELLED_BY_BUYER");
        books.showNoDebit(order);
        books.showAvailable(tea, 3);
    }

    @Test
    void orderServiceKilledWhileTheDebitIsUnderWay() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyerWithMandate();
        wechat.isSlow(tea);

        Order order = buyer.orders(tea);
        operations.waitForDebitOf(order);
        operations.kill(Member.ORDER);
        operations.restart(Member.ORDER);

        settles(order, tea);
    }

    @Test
    void allThreeServicesKilledAtOnce() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyerWithMandate();
        wechat.isSlow(tea);

        Order order = buyer.orders(tea);
        operations.waitForDebitOf(order);
        Member.services().forEach(operations::kill);
        operations.restartWhatIsDown();

        settles(order, tea);
    }

    private void settles(Order order, Product product) {
        order.becomesWhenInDoubt("PAID");
        books.showPaid(order, PRICE);
        order.isShippedBy(platform);
        order.isReceived();
        order.becomesWhenInDoubt("SETTLED");
        books.showAvailable(product, 2);
    }
}
