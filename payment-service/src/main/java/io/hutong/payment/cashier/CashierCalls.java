package io.hutong.payment.cashier;

import io.hutong.identity.BuyerIds;
import io.hutong.identity.SealedOpenids;
import io.hutong.payment.cashier.model.PrepayOrder;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.OrderNumbers;
import io.hutong.payment.channel.model.OrderPart;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.Payments;
import io.hutong.payment.payments.SubPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks the channel what the state of an order at the cashier asks for. */
final class CashierCalls {

    /** The channel accepts no earlier {@code time_expire}. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final CashierChannel channel;
    private final Payments payments;
    private final Payers payers;

    /** Who pays: openids on their way in, ids of buyers on their way out. */
    record Payers(SealedOpenids openids, BuyerIds ids) {
    }

    CashierCalls(CashierChannel channel, Payments payments, Payers payers) {
        this.channel = channel;
        this.payments = payments;
        this.payers = payers;
    }

    CashierAnswer perform(CashierOrder order) {
        Payment payment = payments.find(order.orderId()).orElseThrow();
        List<SubPayment> parts = payments.partsOf(order.orderId());
        return switch (order.state()) {
            case OPENING -> opened(order, payment, parts);
            case CLOSING -> new CashierAnswer.Standing(closed(order, payment, parts));
            case OPEN, RECHECKING, PAID, CLOSED, REFUSED, CANCELLED ->
                    new CashierAnswer.Standing(asked(order, payment));
        };
    }

    private CashierAnswer opened(
            CashierOrder order, Payment payment, List<SubPayment> parts) {
        String openid;
        try {
            openid = payers.openids.open(
                    String.valueOf(payment.buyer().payer()), payment.buyer().buyerId());
        } catch (RuntimeException e) {
            return new CashierAnswer.NoPayer("PAYER_UNREADABLE",
                    "the buyer's openid was not sealed for this service");
        }
        String appid = order.terms().appid();
        return new CashierAnswer.Opening(channel.open(new PrepayOrder(
                appid, order.number(), openid, timeExpire(order.terms()),
                parts.stream().map(part -> new OrderPart(numberOf(payment, part),
                        part.seller().subMchid(), part.amount(), part.description(),
                        part.subsidy().amount())).toList())));
    }

    /** The same at every repetition, or the channel would take it for another order. */
    private static Instant timeExpire(CashierOrder.Terms terms) {
        Instant earliest = terms.createdAt().plus(SHORTEST);
        return terms.expiresAt().isBefore(earliest) ? earliest : terms.expiresAt();
    }

    /** What closing itself answers does not matter: only the query tells how it stands. */
    private ChannelAnswer<CashierAnswer.Trade> closed(
            CashierOrder order, Payment payment, List<SubPayment> parts) {
        channel.close(new OrderNumbers(order.terms().appid(), order.number(),
                parts.stream().map(part -> new OrderNumbers.Part(
                        numberOf(payment, part), part.seller().subMchid())).toList()));
        return asked(order, payment);
    }

    private ChannelAnswer<CashierAnswer.Trade> asked(CashierOrder order, Payment payment) {
        return channel.query(order.number()).map(trade -> new CashierAnswer.Trade(
                trade.state(), payers.ids.idOf(order.terms().appid(), trade.openid())
                        .equals(payment.buyer().buyerId())));
    }

    private static String numberOf(Payment payment, SubPayment part) {
        return PaymentNumbers.part(payment.orderId(), payment.attempt(), part.part());
    }
}
