package io.hutong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.dsl.Buyer;
import io.hutong.acceptance.dsl.Order;
import io.hutong.acceptance.dsl.Platform;
import io.hutong.acceptance.dsl.Product;
import io.hutong.acceptance.dsl.Story;
import io.hutong.kernel.money.Money;
import org.junit.jupiter.api.Test;

class UncertainDebitTest extends Story {

    private static final Money PRICE = Money.fen(4_200);

    @Test
    void debitThatTimesOutAfterChargingIsFoundByAQuery() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyerWithMandate();
        wechat.chargesButDoesNotAnswer(tea);

        Order order = buyer.orders(tea);

        order.becomesWhenInDoubt("PAID");
        books.showPaid(order, PRICE);
    }

    @Test
    void debitThatTimesOutBeforeChargingEndsWithoutCharge() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyerWithMandate();
        wechat.neitherChargesNorAnswers(tea);

        Order order = buyer.orders(tea);

        assertThat(order.comesToRest()).isEqualTo("CANCELLED");
        books.showNothingTaken(order);
        books.showAvailable(tea, 3);
    }

    @Test
    void debitThatChargesFortySecondsAfterTheTimeOutIsOneDebitAndOneEnd() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyerWithMandate();
        wechat.chargesLate(tea);

        Order order = buyer.orders(tea);

        switch (order.comesToRest()) {
            case "PAID" -> {
                books.showPaid(order, PRICE);
                books.showAvailable(tea, 2);
            }
            case "CANCELLED" -> {
                books.showNothingTaken(order);
                books.showAvailable(tea, 3);
            }
            default -> throw new AssertionError("no end for a debit in doubt");
        }
    }

    @Test
    void debitCommandReplayedAfterTheVoidDoesNotCharge() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyerWithMandate();
        wechat.isSlow(tea);
        Order order = buyer.orders(tea);
        operations.waitForDebitOf(order);
        order.isCancelledByItsBuyer();
        assertThat(order.comesToRest()).isEqualTo("CANCELLED");

        operations.replayDebitCommandOf(order);

        operations.waitForRefusalOf(order);
        books.showNothingTaken(order);
        assertThat(order.comesToRest()).isEqualTo("CANCELLED");
    }
}
