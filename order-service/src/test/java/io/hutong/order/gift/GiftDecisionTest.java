package io.hutong.order.gift;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.id.OrderIds;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.gift.model.GiftDecision;
import io.hutong.order.gift.model.GiftStatus;
import io.hutong.order.lifecycle.model.Cart;
import io.hutong.order.lifecycle.model.GiftWish;
import io.hutong.order.lifecycle.model.Goods;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderChange;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.testing.Orders;
import io.hutong.order.testing.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GiftDecisionTest {

    private static final Instant NOW = Instant.parse("2026-11-11T04:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private static Order placed() {
        return Order.place(OrderIds.next(), "b-giver", NOW, new Cart("wx-hutong-demo",
                Channel.GIFT, List.of(new Goods("tea-100", 1)), null, Fallback.NONE,
                null, null, new GiftWish(null)));
    }

    private static Order offered() {
        Order order = placed();
        var quote = Script.reserved(Orders.reservation(order));
        order = order.with(new OrderChange.Reserved(Orders.quote(quote)));
        var paid = Script.authorized(Orders.authorization(order));
        return order.with(new OrderChange.Authorized(
                Orders.payment(paid)))
                .with(new OrderChange.Paid());
    }

    private static Order givenBack(Order order, Reason because) {
        return order.with(new OrderChange.RefundBegun(new Refund.Ask(because.name(), because, "x",
                NOW, List.of(new Refund.Part("m-tea", order.refundable())), List.of())));
    }

    private static GiftDecision decide(Order order, String recipient, Instant now) {
        return GiftDecision.of(order, recipient, LATER, now);
    }

    @Test
    void paidGiftWaitsForItsRecipientAndThenForTheShipment() {
        Order order = offered();

        assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_RECIPIENT);
        assertThat(decide(order, "b-friend", NOW)).isInstanceOf(GiftDecision.Accept.class);
        assertThat(order.with(new OrderChange.GiftAccepted(NOW)).status())
                .isEqualTo(OrderStatus.PAID);
        assertThat(GiftStatus.of(order)).isEqualTo(GiftStatus.OFFERED);
    }

    @Test
    void deadlineItselfIsTooLate() {
        assertThat(decide(offered(), "b-friend", LATER.minusMillis(1)))
                .isInstanceOf(GiftDecision.Accept.class);
        assertThat(decide(offered(), "b-friend", LATER)).isInstanceOf(GiftDecision.Expired.class);
    }

    @Test
    void giverCannotAcceptTheirOwnGift() {
        assertThat(decide(offered(), "b-giver", NOW)).isInstanceOf(GiftDecision.OwnGift.class);
    }

    @Test
    void giftThatIsBeingGivenBackSaysWhy() {
        Order expired = givenBack(offered(), Reason.GIFT_NOT_ACCEPTED);
        Order cancelled = givenBack(offered(), Reason.CANCELLED_BY_BUYER);

        assertThat(decide(expired, "b-friend", NOW)).isInstanceOf(GiftDecision.Expired.class);
        assertThat(decide(cancelled, "b-friend", NOW)).isInstanceOf(GiftDecision.TakenBack.class);
        assertThat(GiftStatus.of(expired)).isEqualTo(GiftStatus.EXPIRED);
        assertThat(GiftStatus.of(cancelled)).isEqualTo(GiftStatus.CANCELLED);
    }

    @Test
    void acceptedGiftIsNotAcceptedAgain() {
        Order accepted = offered().with(new OrderChange.GiftAccepted(NOW));

        assertThat(decide(accepted, "b-friend", NOW))
                .isInstanceOf(GiftDecision.AlreadyAccepted.class);
    }

    @Test
    void unpaidGiftCannotBeAccepted() {
        assertThat(decide(placed(), "b-friend", NOW)).isInstanceOf(GiftDecision.NotPaidYet.class);
    }

    @Test
    void tokenLeadsToItsOrderAndNobodyCanMakeOneUp() {
        GiftTokens tokens = new GiftTokens(new byte[32]);
        String order = OrderIds.next();
        String token = tokens.of(order);

        assertThat(tokens.orderOf(token)).contains(order);
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == '0' ? '1' : '0';
            assertThat(tokens.orderOf(token.substring(0, at) + other + token.substring(at + 1)))
                    .isEmpty();
        }
        assertThat(tokens.orderOf("")).isEmpty();
        assertThat(new GiftTokens(new byte[] {1}).orderOf(token)).isEmpty();
    }
}
