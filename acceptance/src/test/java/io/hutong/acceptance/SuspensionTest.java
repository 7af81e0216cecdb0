package io.hutong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.dsl.Basket;
import io.hutong.acceptance.dsl.Buyer;
import io.hutong.acceptance.dsl.Order;
import io.hutong.acceptance.dsl.Platform;
import io.hutong.acceptance.dsl.Product;
import io.hutong.acceptance.dsl.Story;
import io.hutong.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A mini-program is closed while people buy in it. */
class SuspensionTest extends Story {

    private static final Money PRICE = Money.fen(2_500);
    private static final int EACH = 20;

    @Test
    void suspensionWhileAHundredOrdersAreInFlightEndsEachByTheRulesAndKeepsNoMoney()
            throws Exception {
        Product tea = platform.sells(Platform.TEA, PRICE, 200);
        String shop = platform.opensMiniProgram();
        Basket basket = Basket.ofOneEach(tea).in(shop);
        Buyer buyer = buyerWithMandate();
        Buyer atCashier = buyer();
        List<Order> settled = many(2, () -> received(buyer.order(basket)));
        List<Order> shipped = many(EACH, () -> shipped(buyer.order(basket)));
        List<Order> paid = many(EACH, () -> paid(buyer.order(basket)));
        List<Order> gifts = many(EACH, () -> buyer.gives(basket).order());
        settled.forEach(order -> order.becomes("SETTLED"));
        List<Order> unpaid = many(EACH, () -> atCashier.ordersWithCashier(basket));
        unpaid.forEach(order -> order.becomes("AWAITING_PAYMENT"));

        List<Order> underWay = many(EACH, () -> buyer.order(basket));
        platform.suspendsAndRefunds(shop);

        Stream.of(shipped, paid, gifts).flatMap(List::stream).forEach(order -> {
            order.becomes("REFUNDED");
            assertThat(order.reason()).isEqualTo("MINI_PROGRAM_SUSPENDED");
        });
        unpaid.forEach(order -> {
            order.endsAs("CANCELLED");
            // on a machine that is slow enough the cashier has closed before
            assertThat(order.reason()).isIn("MINI_PROGRAM_SUSPENDED", "PAYMENT_EXPIRED");
        });
        underWay.forEach(order -> {
            order.endsAs("REJECTED", "CANCELLED", "REFUNDED");
            assertThat(order.reason()).isEqualTo("MINI_PROGRAM_SUSPENDED");
        });
        books.showNothingTaken(Stream.of(shipped, paid, gifts, unpaid, underWay)
                .flatMap(List::stream).toList());
        settled.forEach(order -> {
            order.becomes("SETTLED");
            books.showPaid(order, PRICE);
        });
        buyer.order(basket).isRefusedFor("MINI_PROGRAM_SUSPENDED");
    }

    private Order paid(Order order) {
        order.becomes("PAID");
        return order;
    }

    private Order shipped(Order order) {
        paid(order).isShippedBy(platform);
        return order;
    }

    private Order received(Order order) {
        shipped(order).isReceived();
        return order;
    }

    private static List<Order> many(int number, Supplier<Order> one) throws Exception {
        List<Order> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Order>> each = Stream.generate(() -> threads.submit(one::get))
                    .limit(number).toList();
            for (Future<Order> order : each) {
                all.add(order.get());
            }
        }
        return all;
    }
}
