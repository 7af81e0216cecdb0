package io.hutong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.dsl.Basket;
import io.hutong.acceptance.dsl.Buyer;
import io.hutong.acceptance.dsl.Gift;
import io.hutong.acceptance.dsl.Platform;
import io.hutong.acceptance.dsl.Product;
import io.hutong.acceptance.dsl.Recipient;
import io.hutong.acceptance.dsl.Story;
import io.hutong.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One pays, another one gets it, or the money goes back. */
class GiftTest extends Story {

    private static final Money PRICE = Money.fen(2_500);
    private static final int ACCEPTORS = 200;
    private static final int RACES = 8;

    @Test
    void recipientAcceptsAndConfirmsTheReceiptAndTheGiverNeverSeesWhereItGoes() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Buyer giver = buyerWithMandate();
        Recipient friend = recipient();
        Gift gift = giver.gives(Basket.ofOneEach(tea));

        assertThat(friend.accepts(gift)).isEqualTo("OK");
        gift.order().becomes("PAID");
        gift.order().isShippedBy(platform);
        assertThat(giver.looksEverywhereFor(gift))
                .doesNotContain(friend.street(), "Secret Friend", "13900000000");
        friend.receives(gift);

        gift.order().becomes("SETTLED");
        books.showPaid(gift.order(), PRICE);
        assertThat(recipient().accepts(gift)).isEqualTo("GIFT_ALREADY_ACCEPTED");
    }

    @Test
    void giftThatNobodyAcceptsInTimeGoesBackByItself() {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Gift gift = buyerWithMandate().gives(Basket.ofOneEach(tea));

        operations.letTimePassFor(gift);

        gift.order().becomes("REFUNDED");
        assertThat(gift.order().reason()).isEqualTo("GIFT_NOT_ACCEPTED");
        books.showNothingTaken(gift.order());
        books.showAvailable(tea, 3);
        assertThat(recipient().accepts(gift)).isEqualTo("GIFT_EXPIRED");
    }

    @Test
    void acceptanceAndExpiryAtTheSameMomentHaveOneWinner() throws Exception {
        Product tea = platform.sells(Platform.TEA, PRICE, RACES);
        Buyer giver = buyerWithMandate();
        List<Gift> gifts = new ArrayList<>();
        for (int n = 0; n < RACES; n++) {
            gifts.add(giver.gives(Basket.ofOneEach(tea)));
        }

        int accepted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Gift gift : gifts) {
                boolean won = race(threads, gift);
                gift.order().becomes(won ? "PAID" : "REFUNDED");
                accepted += won ? 1 : 0;
            }
        }

        for (Gift gift : gifts) {
            if (gift.order().reason().isEmpty()) {
                books.showPaid(gift.order(), PRICE);
            } else {
                books.showNothingTaken(gift.order());
            }
        }
        books.showAvailable(tea, RACES - accepted);
    }

    /** Whether the recipient was faster. */
    private boolean race(ExecutorService threads, Gift gift) throws Exception {
        Recipient friend = recipient();
        CyclicBarrier start = new CyclicBarrier(2);
        Future<String> answer = threads.submit(() -> {
            start.await();
            return friend.accepts(gift);
        });
        start.await();
        operations.letTimePassFor(gift);
        assertThat(answer.get()).isIn("OK", "GIFT_EXPIRED");
        return answer.get().equals("OK");
    }

    @Test
    void oneOfTwoHundredConcurrentAcceptorsGetsIt() throws Exception {
        Product tea = platform.sells(Platform.TEA, PRICE, 3);
        Gift gift = buyerWithMandate().gives(Basket.ofOneEach(tea));
        List<Recipient> friends = Stream.generate(this::recipient).limit(ACCEPTORS).toList();

        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> attempts = friends.stream()
                    .<Callable<String>>map(friend -> () -> friend.accepts(gift)).toList();
            for (Future<String> each : threads.invokeAll(attempts)) {
                answers.add(each.get());
            }
        }

        assertThat(answers).hasSize(ACCEPTORS).containsOnlyOnce("OK")
                .containsOnly("OK", "GIFT_ALREADY_ACCEPTED");
        gift.order().becomes("PAID");
    }
}
