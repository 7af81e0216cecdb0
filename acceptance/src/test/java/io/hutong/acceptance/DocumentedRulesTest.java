package io.hutong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.dsl.Buyer;
import io.hutong.acceptance.dsl.Order;
import io.hutong.acceptance.dsl.Platform;
import io.hutong.acceptance.dsl.Product;
import io.hutong.acceptance.dsl.Story;
import io.hutong.kernel.money.Money;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;

/** WeChat Pay as it publishes itself, with its limits and its waits lived through by the clock. */
@Isolated
@Execution(ExecutionMode.SAME_THREAD)
@org.junit.jupiter.api.Order(1)
class DocumentedRulesTest extends Story {

    private static final Duration MINUTE_AND_A_BIT = Duration.ofSeconds(61);
    private static final Duration AUTOMATIC_RECEIPT = Duration.ofDays(10);

    @AfterEach
    void followLocalRulesAgain() {
        wechat.follows("local");
    }

    @Test
    void orderSettlesOnceItsParcelIsUploadedAndTheReceiptConfirmsItselfInsideWechat() {
        Product tea = platform.sells(Platform.TEA, Money.fen(12_900), 5);
        Product mug = platform.sells(Platform.MUGS, Money.fen(5_900), 5);
        Buyer buyer = buyerWithMandate();
        wechat.follows("documented");

        Order order = buyer.orders(tea, mug);
        order.becomes("PAID");
        wechat.letsPass(MINUTE_AND_A_BIT);
        order.isShippedBy(platform);
        books.showParcelsInWechat(order, 2);
        order.isReceived();
        order.becomes("RECEIVED");
        books.showNothingShared(order);

        wechat.letsPass(AUTOMATIC_RECEIPT);
        books.showSharesUnderWay(order);
        wechat.letsPass(MINUTE_AND_A_BIT);

        order.becomes("SETTLED");
        books.showPaid(order, Money.fen(12_900), Money.fen(5_900));
        assertThat(books.sharedOf(order)).isEqualTo(Money.fen(645 + 258 + 295 + 118));
        books.showNoCase(order);
    }
}
