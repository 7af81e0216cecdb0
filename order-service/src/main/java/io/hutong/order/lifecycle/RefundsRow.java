package io.hutong.order.lifecycle;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.LineShare;
import io.hutong.order.lifecycle.model.Refund;
import io.hutong.order.lifecycle.model.RefundHistory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of {@code orders.refunds}. */
record RefundsRow(List<One> all) {

    record One(String refundId, Ask ask, Refund.State state, Result result) {
    }

    /** @param lines absent where it was asked for before that was told */
    record Ask(
            String reason, @Nullable Reason because, String askedBy, Instant askedAt,
            List<Part> parts, List<GoodsRow> restock, @Nullable List<Line> lines) {

        static Ask of(Refund.Ask ask) {
            List<LineShare> lines = ask.lines();
            return new Ask(ask.reason(), ask.because(), ask.askedBy(), ask.askedAt(),
                    ask.parts().stream().map(it -> new Part(it.merchantId(), it.amount()))
                            .toList(),
                    GoodsRow.all(ask.restock()), lines == null ? null : lines.stream()
                            .map(it -> new Line(it.sku(), it.amount())).toList());
        }

        Refund.Ask model() {
            return new Refund.Ask(reason, because, askedBy, askedAt,
                    parts.stream().map(it -> new Refund.Part(it.merchantId, it.amount)).toList(),
                    GoodsRow.models(restock), lines == null ? null : lines.stream()
                            .map(it -> new LineShare(it.sku, it.amount)).toList());
        }
    }

    record Part(String merchantId, Money amount) {
    }

    record Line(String sku, Money amount) {
    }

    record Result(
            @Nullable Instant refundedAt, List<Returned> parts,
            Refund.@Nullable Refusal refusal) {
    }

    record Returned(
            String merchantId, boolean afterSettlement, Money amount, Money merchantNet,
            Money commission, Money trafficFee, Money channelFee, Money advance,
            @Nullable Money others, @Nullable Money trafficFeeOwed) {

        static Returned of(Refund.Returned part) {
            return new Returned(part.merchantId(), part.afterSettlement(), part.amount(),
                    part.merchantNet(), part.commission(), part.trafficFee(),
                    part.channelFee(), part.advance(), part.others(), part.trafficFeeOwed());
        }

        Refund.Returned model() {
            return new Refund.Returned(merchantId, afterSettlement, amount, merchantNet,
                    commission, trafficFee, channelFee, advance, others, trafficFeeOwed);
        }
    }

    static RefundsRow of(RefundHistory refunds) {
        return new RefundsRow(refunds.all().stream().map(it -> new One(it.refundId(),
                Ask.of(it.ask()), it.state(), new Result(it.result().refundedAt(),
                        it.result().parts().stream().map(Returned::of).toList(),
                        it.result().refusal())))
                .toList());
    }

    RefundHistory model() {
        return new RefundHistory(all.stream().map(it -> new Refund(it.refundId,
                it.ask.model(), it.state, new Refund.Result(it.result.refundedAt,
                        it.result.parts.stream().map(Returned::model).toList(),
                        it.result.refusal)))
                .toList());
    }
}
