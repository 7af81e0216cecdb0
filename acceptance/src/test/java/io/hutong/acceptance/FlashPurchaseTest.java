package io.hutong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.dsl.Order;
import io.hutong.acceptance.dsl.Platform;
import io.hutong.acceptance.dsl.Product;
import io.hutong.acceptance.dsl.Story;
import io.hutong.kernel.money.Money;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Products that a budget makes cheaper: what it spends is what WeChat has paid, to the fen. */
class FlashPurchaseTest extends Story {

    @BeforeEach
    void accountCoversTheSubsidies() {
        wechat.hasInThePlatformsAccount(Money.fen(100_000));
    }

    @Test
    void budgetLedgerAndWeChatAgreeWhateverIsRefundedBeforeAndAfterTheSettlement() {
        Product tea = platform.sells(Platform.TEA, Money.fen(2_000), 5);
        String campaign = platform.subsidises(tea, Money.fen(500), Money.fen(5_000));
        Order order = buyerWithMandate().orders(tea);
        order.becomes("PAID");
        order.isShippedBy(platform);

        platform.refunds(order, Money.fen(700));
        order.hasRefunded(Money.fen(700));
        order.isReceived();
        order.becomes("SETTLED");
        books.showSubsidised(order, campaign, Money.fen(266));

        platform.refunds(order, Money.fen(300));
        order.hasRefunded(Money.fen(1_000));
        books.showSubsidised(order, campaign, Money.fen(266 - 99));
        platform.refunds(order, Money.fen(500));
        order.becomes("REFUNDED");
        books.showSubsidised(order, campaign, Money.ZERO);
        books.showNoCase(order);
    }

    @Test
    void trafficPlatformOwesItsPartOfACoFundedSubsidyAndLessOfItAfterARefund() {
        Product tea = platform.sells(Platform.TEA, Money.fen(2_000), 5);
        platform.subsidises(tea, Money.fen(500), Money.fen(5_000), 4_000);
        Order order = buyerWithMandate().orders(tea);
        order.becomes("PAID");
        order.isShippedBy(platform);
        order.isReceived();
        order.becomes("SETTLED");
        books.showClaims(order, Map.of("TRAFFIC_FEE", 30L, "SUBSIDY_CLAIM", 200L));

        platform.refunds(order, Money.fen(750));
        order.hasRefunded(Money.fen(750));

        books.showClaims(order, Map.of("TRAFFIC_FEE", 30L, "SUBSIDY_CLAIM", 200L,
                "TRAFFIC_FEE_RETURN", 15L, "SUBSIDY_CLAIM_RETURN", 100L));
    }

    @Test
    void orderThatIsRefundedWholeBeforeItIsSettledCostsTheBudgetNothing() {
        Product tea = platform.sells(Platform.TEA, Money.fen(2_000), 5);
        String campaign = platform.subsidises(tea, Money.fen(500), Money.fen(500));
        Order order = buyerWithMandate().orders(tea);
        order.becomes("PAID");

        order.isCancelledByItsBuyer();
        order.becomes("REFUNDED");
        books.showSubsidised(order, campaign, Money.ZERO);

        Order next = buyerWithMandate().orders(tea);
        next.becomes("PAID");
        assertThat(next.id()).isNotEqualTo(order.id());
    }
}
