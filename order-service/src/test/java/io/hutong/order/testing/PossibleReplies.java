package io.hutong.order.testing;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.contracts.message.MerchantReply;
import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.contracts.message.PaymentRefundRefused;
import io.hutong.contracts.message.PaymentRefunded;
import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.PaymentReply;
import io.hutong.contracts.message.PaymentSettled;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.RefundPayment;
import io.hutong.contracts.message.RefundRecorded;
import io.hutong.contracts.message.Reply;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.contracts.message.SettlementRecorded;
import io.hutong.contracts.message.StockRefused;
import io.hutong.contracts.message.StockReleased;
import io.hutong.contracts.message.StockReserved;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.Refund;
import java.util.List;

/** Replies of a type to an order's commands: as they should be, and as they should not. */
final class PossibleReplies {

    private PossibleReplies() {
    }

    /** All that differ in what they mean. */
    static List<Reply> of(Class<? extends Reply> type, Order order) {
        return MerchantReply.class.isAssignableFrom(type)
                ? merchants(type.asSubclass(MerchantReply.class), order)
                : payments(type.asSubclass(PaymentReply.class), order);
    }

    private static List<Reply> merchants(Class<? extends MerchantReply> type, Order order) {
        if (type == StockReserved.class) {
            StockReserved good = Script.reserved(Orders.reservation(order));
            return List.of(good, new StockReserved(
                    order.id(), good.total().plus(Money.fen(1)), good.parts()));
        } else if (type == StockRefused.class) {
            return List.of(refused(order, StockRefused.Refusal.OUT_OF_STOCK),
                    refused(order, StockRefused.Refusal.EXPIRED));
        } else if (type == StockReleased.class) {
            return List.of(new StockReleased(order.id(), true));
        } else if (type == ReservationConfirmed.class) {
            return List.of(new ReservationConfirmed(order.id()));
        } else if (type == SettlementRecorded.class) {
            return List.of(new SettlementRecorded(order.id()));
        } else if (type == RefundRecorded.class) {
            return List.of(new RefundRecorded(order.id(), lastRefund(order).refundId()));
        }
        throw new IllegalArgumentException("what does " + type + " say?");
    }

    private static List<Reply> payments(Class<? extends PaymentReply> type, Order order) {
        if (type == PaymentAuthorized.class) {
            long fen = order.requireQuote().total().total();
            return List.of(Script.paidAtCashier(order.id(), fen),
                    Script.paidAtCashier(order.id(), fen + 1));
        } else if (type == PaymentDeclined.class) {
            return List.of(new PaymentDeclined(
                    order.id(), Reason.PAYMENT_DECLINED, "NOT_ENOUGH", "no money"));
        } else if (type == PaymentRefused.class) {
            return List.of(new PaymentRefused(
                    order.id(), PaymentRefused.Refusal.VOIDED, "called off"));
        } else if (type == CashierOpened.class) {
            return List.of(Script.cashier(order.id()));
        } else if (type == PaymentVoided.class) {
            return List.of(new PaymentVoided(
                    order.id(), PaymentVoided.How.NOT_CHARGED, Money.ZERO));
        } else if (type == PaymentSettled.class) {
            long fen = order.requireQuote().total().total();
            return List.of(Script.settled(order.id(), fen), Script.settled(order.id(), fen - 1));
        }
        return refunds(type, order);
    }

    private static List<Reply> refunds(Class<? extends PaymentReply> type, Order order) {
        Refund refund = lastRefund(order);
        if (type == PaymentRefunded.class) {
            Money half = Money.fen(refund.ask().amount().total() / 2);
            return List.of(refunded(order, refund.ask().parts()),
                    refunded(order, List.of(new Refund.Part("m-tea", half))));
        } else if (type == PaymentRefundRefused.class) {
            return List.of(new PaymentRefundRefused(order.id(), refund.refundId(),
                    PaymentRefundRefused.Refusal.CLOSED_BY_CHANNEL, "closed"));
        }
        throw new IllegalArgumentException("what does " + type + " say?");
    }

    private static Reply refunded(Order order, List<Refund.Part> parts) {
        Refund refund = lastRefund(order);
        return Script.refunded(new RefundPayment(
                order.id(), refund.refundId(), refund.ask().reason(), parts.stream()
                        .map(it -> new RefundPayment.Part(it.merchantId(), it.amount())).toList()));
    }

    private static Reply refused(Order order, StockRefused.Refusal refusal) {
        return new StockRefused(order.id(), refusal, "refused");
    }

    private static Refund lastRefund(Order order) {
        return order.refunds().all().getLast();
    }
}
