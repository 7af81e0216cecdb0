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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordFreePurchaseTest extends Story {

    @Test
    void buyerWithMandatePaysWithoutAPasswordAndEveryFenIsDivided() {
        Product tea = platform.sells(Platform.TEA, Money.fen(12_900), 5);

        Order order = buyerWithMandate().orders(tea);
        order.becomes("PAID");
        books.showPaid(order, Money.fen(12_900));
        order.isShippedBy(platform);
        order.isReceived();

        order.becomes("SETTLED");
        books.showAvailable(tea, 4);
        assertThat(order.steps()).containsSubsequence("ReserveStock", "AuthorizePayment",
                "ConfirmReservation", "SettlePayment", "RecordSettlement");
    }

    @Test
    void cartFromTwoMerchantsIsOneDebitWithOnePartForEach() {
        Product tea = platform.sells(Platform.TEA, Money.fen(12_900), 5);
        Product mug = platform.sells(Platform.MUGS, Money.fen(5_901), 5);

        Order order = buyerWithMandate().orders(tea, mug);
        order.becomes("PAID");
        order.isShippedBy(platform);
        order.isReceived();

        order.becomes("SETTLED");
        books.showPaid(order, Money.fen(12_900), Money.fen(5_901));
    }

    @Test
    void sameIdempotencyKeyIsOneOrderWhateverItsRepetitions() {
        Product tea = platform.sells(Platform.TEA, Money.fen(12_900), 5);
        Buyer buyer = buyerWithMandate();
        Basket basket = Basket.ofOneEach(tea);
        String key = tea.sku();

        List<String> answers = IntStream.range(0, 20).parallel()
                .mapToObj(i -> buyer.place(key, basket).text()).distinct().toList();

        assertThat(answers).hasSize(1);
        var replayed = buyer.place(key, basket);
        assertThat(replayed.headers()).containsEntry("Idempotency-Replayed", "true");
        Order order = buyer.order(replayed);
        order.becomes("PAID");
        books.showAvailable(tea, 4);
        assertThat(buyer.place(key, Basket.of(2, tea)).status()).isEqualTo(422);
    }

    @Test
    void orderOfAnotherBuyerDoesNotExist() {
        Product tea = platform.sells(Platform.TEA, Money.fen(100), 1);
        Order order = buyerWithMandate().orders(tea);

        assertThat(buyer().looksAt(order).status()).isEqualTo(404);
    }
}
