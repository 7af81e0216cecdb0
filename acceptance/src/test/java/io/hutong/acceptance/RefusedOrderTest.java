package io.hutong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.dsl.Basket;
import io.hutong.acceptance.dsl.Buyer;
import io.hutong.acceptance.dsl.Order;
import io.hutong.acceptance.dsl.Platform;
import io.hutong.acceptance.dsl.Product;
import io.hutong.acceptance.dsl.Story;
import io.hutong.kernel.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedOrderTest extends Story {

    private static final Money PRICE = Money.fen(2_500);

    @Test
    void lackOfBalanceCancelsTheOrderAndTheStockComesBack() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyerWithMandate();
        wechat.declines(buyer);

        Order order = buyer.orders(tea);

        order.isCancelledFor("PAYMENT_DECLINED");
        books.showAvailable(tea, 3);
        books.showNoDebit(order);
    }

    @Test
    void buyerWithoutMandateIsNotDebited() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);

        Order order = buyer().orders(tea);

        order.isCancelledFor("MANDATE_REQUIRED");
        books.showAvailable(tea, 3);
        books.showNoDebit(order);
    }

    @Test
    void moreThanWechatPayTakesIsCancelledForItsLimitAlsoWithACashier() {
        Product palace = platform.sells(Platform.TEA, Money.fen(100_000_000), 11);
        Basket elevenMillionYuan = Basket.of(11, palace);
        Buyer buyer = buyerWithMandate();

        Order debit = buyer.order(elevenMillionYuan);
        debit.isCancelledFor("PAYMENT_LIMIT");
        Order cashier = buyer.ordersWithCashier(elevenMillionYuan);

        for (Order order : List.of(debit, cashier)) {
            order.isCancelledFor("PAYMENT_LIMIT");
            books.showNoDebit(order);
        }
        books.showAvailable(palace, 11);
    }

    @Test
    void moreThanThereIsIsOutOfStock() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);

        Order order = buyerWithMandate().order(Basket.of(4, tea));

        order.isRefusedFor("OUT_OF_STOCK");
        books.showAvailable(tea, 3);
        books.showNoDebit(order);
    }

    @Test
    void categoryWithoutPermitIsRefusedBeforeMoneyMoves() {
        Product wine = platform.sellsForbidden(PRICE);

        Order order = buyerWithMandate().orders(wine);

        order.isRefusedFor("CATEGORY_NOT_PERMITTED");
        books.showNoDebit(order);
    }

    @Test
    void suspendedMiniProgramTakesNoOrdersUntilItIsReinstated() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        String shop = platform.opensMiniProgram();
        Buyer buyer = buyerWithMandate();

        platform.suspends(shop);
        buyer.order(Basket.ofOneEach(tea).in(shop)).isRefusedFor("MINI_PROGRAM_SUSPENDED");
        platform.reinstates(shop);

        buyer.order(Basket.ofOneEach(tea).in(shop)).becomes("PAID");
    }

    @Test
    void loginCodeOpensOneSession() {
        String name = aName();

        assertThat(logsInWith("once:" + name + ":" + name)).isEqualTo("OK");
        assertThat(logsInWith("once:" + name + ":" + name)).isEqualTo("LOGIN_CODE_USED");
    }

    @Test
    void unknownProductAndUnknownMiniProgramAreRefused() {
        Product never = new Product("no-such-sku", Platform.TEA, PRICE);
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer buyer = buyerWithMandate();

        buyer.orders(never).isRefusedFor("UNKNOWN_SKU");
        buyer.order(Basket.ofOneEach(tea).in("wx-nowhere")).isRefusedFor("UNKNOWN_MINI_PROGRAM");
    }
}
