package io.hutong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.driver.Traces;
import io.hutong.acceptance.dsl.Basket;
import io.hutong.acceptance.dsl.Buyer;
import io.hutong.acceptance.dsl.Gift;
import io.hutong.acceptance.dsl.Order;
import io.hutong.acceptance.dsl.Platform;
import io.hutong.acceptance.dsl.Product;
import io.hutong.acceptance.dsl.Recipient;
import io.hutong.acceptance.dsl.Story;
import io.hutong.kernel.money.Money;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What nobody may read later: who a buyer is in WeChat, where parcels go, what opens a session. */
class SecretsTest extends Story {

    private static final Money PRICE = Money.fen(2_500);

    private final Map<String, String> address = Map.of("name", aName(), "phone", "+86 13777770042",
            "region", aName(), "street", aName());

    @Test
    void openidsAddressesAndTokensAreInNoLogNoMessageAndNoTable() {
        Product tea = platform.sells(Platform.TEA, PRICE, 9);
        Buyer buyer = buyerWithMandate();
        Buyer declined = buyerWithMandate();
        wechat.declines(declined);
        Recipient friend = recipient();

        Order paid = buyer.ordersTo(address, tea);
        Order cashier = declined.ordersTo(address, tea);
        assertThat(buyer.misordersTo(address, tea)).isEqualTo("INVALID_REQUEST");
        paid.becomes("PAID");
        cashier.becomes("AWAITING_PAYMENT");
        declined.hasMoneyAgain();
        declined.pays(cashier);
        cashier.becomes("PAID");
        cashier.isCancelledByItsBuyer();
        cashier.becomes("REFUNDED");
        Gift gift = buyer.gives(Basket.ofOneEach(tea));
        assertThat(friend.accepts(gift)).isEqualTo("OK");
        paid.isShippedBy(platform);
        paid.isReceived();
        paid.becomes("SETTLED");

        Traces traces = operations.traces();
        assertThat(traces.whereIs(paid.id())).as("the search finds what is there").contains(
                "log of payment-service", "topic payment.commands", "topic order.events",
                "table orders of order-service");
        for (String secret : List.of(buyer.openid(), declined.openid(), buyer.token(),
                declined.token(), friend.street(), address.get("name"), address.get("phone"),
                address.get("region"), address.get("street"))) {
            assertThat(traces.whereIs(secret)).as(secret).isEmpty();
        }
    }
}
