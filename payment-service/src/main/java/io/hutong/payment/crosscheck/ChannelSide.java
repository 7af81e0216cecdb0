package io.hutong.payment.crosscheck;

import io.hutong.kernel.money.Money;
import io.hutong.payment.cashier.CashierChannel;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.channel.model.Refusal.Absent;
import io.hutong.payment.channel.model.TradeState;
import io.hutong.payment.crosscheck.OrderBooks.Side;
import io.hutong.payment.debit.DebitChannel;
import io.hutong.payment.refund.RefundChannel;
import io.hutong.payment.refund.model.RefundOrder;
import io.hutong.payment.refund.model.RefundState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the channel itself says of an order: debits, cashier and refunds, by all their numbers. */
record ChannelSide(DebitChannel debits, CashierChannel cashiers, RefundChannel refunds) {

    /** Empty when the channel does not say; the next round asks about others. */
    Optional<Side> of(Askable order) {
        Optional<Money> debited = sum(order.debits(),
                number -> fen(debits.query(number), ChannelSide::charged));
        Optional<Money> atCashier = sum(order.cashiers(), number -> fen(
                cashiers.query(number), trade -> charged(trade.state())));
        Optional<Money> refunded = sum(order.refunds(), refund -> fen(
                refunds.query(question(refund)), ChannelSide::returned));
        return debited.isEmpty() || atCashier.isEmpty() || refunded.isEmpty() ? Optional.empty()
                : Optional.of(new Side(debited.get().plus(atCashier.get()), refunded.get()));
    }

    private static <T> Optional<Money> sum(List<T> all, Function<T, Optional<Money>> fen) {
        Money sum = Money.ZERO;
        for (T one : all) {
            Optional<Money> part = fen.apply(one);
            if (part.isEmpty()) {
                return part;
            }
            sum = sum.plus(part.get());
        }
        return Optional.of(sum);
    }

    private static <T> Optional<Money> fen(ChannelAnswer<T> answer, Function<T, Money> fen) {
        return switch (answer) {
            case Answered<T>(T value) -> Optional.of(fen.apply(value));
            // Nothing moved under a number that it has never seen.
            case Refused<T>(Refusal why) ->
                    why instanceof Absent ? Optional.of(Money.ZERO) : Optional.empty();
            case ChannelAnswer.Ambiguous<T> unclear -> Optional.empty();
            case ChannelAnswer.NotSent<T> notSent -> Optional.empty();
        };
    }

    private static Money charged(DebitState state) {
        return state.parts().stream().filter(part -> part.state() == TradeState.PAID
                || part.state() == TradeState.REFUNDED)
                .map(DebitState.Part::amount).reduce(Money.ZERO, Money::plus);
    }

    private static Money returned(RefundState state) {
        return state.status() == RefundState.Status.SUCCESS ? state.amount() : Money.ZERO;
    }

    /** A query takes the number and whose money it was. */
    private static RefundOrder question(Askable.Refund refund) {
        return new RefundOrder(refund.number(), "", refund.subMchid(), "", Money.ZERO,
                Money.ZERO, "", RefundOrder.Source.MERCHANT);
    }
}
