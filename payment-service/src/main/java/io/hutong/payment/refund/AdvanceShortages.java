package io.hutong.payment.refund;

import io.hutong.payment.cases.Cases;
import io.hutong.payment.cases.Cases.Arrival;
import io.hutong.payment.cases.Cases.Kind;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.channel.model.Refusal.NotEnough;
import io.hutong.payment.refund.model.RefundOrder.Source;
import io.hutong.payment.refund.model.RefundState;
import io.hutong.payment.shortage.Shortage;
import io.hutong.payment.shortage.Shortages;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Refunds for which neither the merchant nor the commerce platform has the money: the buyer waits,
 * so a person is told at once, and the top-up wakes them.
 */
@Component
class AdvanceShortages {

    private final Shortages shortages;
    private final Cases cases;
    private final PlatformIdentity platform;

    AdvanceShortages(Shortages shortages, Cases cases, PlatformIdentity platform) {
        this.shortages = shortages;
        this.cases = cases;
        this.platform = platform;
    }

    /** Call it in the transaction that writes the decision. */
    void take(RefundResult.Refunded result, RefundDecision decision) {
        Refund refund = result.refund();
        if (refund.order().source() != Source.PLATFORM_ADVANCE) {
            return;
        }
        if (result.answer() instanceof Refused<RefundState>(NotEnough why)) {
            shortOf(refund, why.code());
        } else if (decision.state() == Refund.State.SUCCESS) {
            come(refund);
        } else if (decision.state() == Refund.State.CLOSED) {
            shortages.over(List.of(refund.number()));
        }
    }

    private void shortOf(Refund refund, String code) {
        boolean first = !shortages.waits(List.of(new Shortage(refund.number(), refund.orderId(),
                platform.mchid(), code, true, refund.amount()))).isEmpty();
        if (first) {
            cases.open(List.of(RefundCases.failed(refund, "refused: " + code
                    + ", top up the platform's account at WeChat Pay (try "
                    + (refund.tries() + 1) + ")")));
        }
    }

    private void come(Refund refund) {
        if (!shortages.over(List.of(refund.number())).isEmpty()) {
            cases.arrived(List.of(new Arrival(
                    Kind.REFUND_FAILED, refund.number(), "the buyer has the money")));
            shortages.wake(List.of(platform.mchid()));
        }
    }
}
