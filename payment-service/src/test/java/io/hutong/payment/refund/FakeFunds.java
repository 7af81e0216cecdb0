package io.hutong.payment.refund;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.payment.refund.model.RefundOrder;
import io.hutong.payment.refund.model.RefundState;
import io.hutong.payment.refund.model.ReturnOrder;
import io.hutong.payment.refund.model.ReturnState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The channel's own book of one paid part, kept in another way than ours: plain running sums. */
final class FakeFunds {

    final long total;
    long refunded;
    long refunding;
    long frozen;
    long available;
    long commission;
    long trafficFee;
    long advanced;
    long fee;
    long subsidy;
    long others;
    private final BasisPoints rate;
    private final Map<String, RefundState> refunds = new HashMap<>();
    private final Map<String, ReturnState> returns = new HashMap<>();

    FakeFunds(long total, BasisPoints rate) {
        this.total = total;
        this.rate = rate;
        this.fee = rate.halfUpOf(Money.fen(total)).total();
        this.frozen = total - fee;
    }

    void divide(long toCommerce, long toTraffic, long toOthers) {
        commission = toCommerce;
        trafficFee = toTraffic;
        others = toOthers;
        available += frozen - toCommerce - toTraffic - toOthers;
        frozen = 0;
    }

    /** Before the division. */
    void subsidise(long amount) {
        subsidy += amount;
        frozen += amount;
    }

    /** False: the merchant has not enough now. */
    boolean takeSubsidyBack(long amount) {
        if (amount > subsidy) {
            throw new AssertionError("more subsidy is asked back than was paid: " + amount);
        }
        if (available < amount) {
            return false;
        }
        subsidy -= amount;
        available -= amount;
        return true;
    }

    /** False: the merchant has not enough now. */
    boolean payAdvanceBack(long amount) {
        if (available < amount) {
            return false;
        }
        advanced -= amount;
        available -= amount;
        return true;
    }

    /** Other orders bring the merchant money. */
    void earn(long amount) {
        available += amount;
    }

    /** The merchant takes its money out. */
    void payOut(long amount) {
        available -= Math.min(available, amount);
    }

    /** Empty: not enough. */
    Optional<RefundState> refund(RefundOrder order) {
        RefundState known = refunds.get(order.number());
        if (known != null) {
            return Optional.of(known);
        }
        long amount = order.amount().total();
        if (amount > total - refunded - refunding) {
            throw new AssertionError("the channel is asked for more than was paid: " + amount);
        }
        long left = total - refunded - refunding - amount;
        long feeBack = fee - rate.halfUpOf(Money.fen(left)).total();
        long fromFrozen = Math.min(frozen, amount - feeBack);
        long fromAvailable = amount - feeBack - fromFrozen;
        long lacking = Math.max(0, fromAvailable - available);
        if (lacking > 0 && order.source() == RefundOrder.Source.MERCHANT) {
            return Optional.empty();
        }
        fee -= feeBack;
        frozen -= fromFrozen;
        available += lacking - fromAvailable;
        advanced += lacking;
        refunding += amount;
        RefundState accepted = new RefundState(order.number(), "w" + order.number(),
                RefundState.Status.PROCESSING, order.amount(), Money.fen(lacking));
        refunds.put(order.number(), accepted);
        return Optional.of(accepted);
    }

    RefundState finish(RefundOrder order) {
        RefundState known = refunds.get(order.number());
        if (known.status() == RefundState.Status.PROCESSING) {
            refunding -= known.amount().total();
            refunded += known.amount().total();
            known = new RefundState(known.number(), known.channelNumber(),
                    RefundState.Status.SUCCESS, known.amount(), known.advance());
            refunds.put(order.number(), known);
        }
        return known;
    }

    /** Nothing moves for it, unless it was accepted before. */
    RefundState close(RefundOrder order) {
        return refunds.computeIfAbsent(order.number(), number -> new RefundState(number,
                "w" + number, RefundState.Status.CLOSED, order.amount(), Money.ZERO));
    }

    ReturnState giveBack(ReturnOrder order, boolean willing) {
        return returns.computeIfAbsent(order.number(), number -> {
            if (!willing) {
                return new ReturnState(number, order.amount(), ReturnState.Result.FAILED,
                        "BALANCE_NOT_ENOUGH");
            }
            long amount = order.amount().total();
            if (number.endsWith("C")) {
                commission -= amount;
            } else if (number.endsWith("T")) {
                trafficFee -= amount;
            } else {
                others -= amount;
            }
            available += amount;
            return new ReturnState(number, order.amount(), ReturnState.Result.SUCCESS, null);
        });
    }
}
