package io.hutong.order.lifecycle;

import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.Settlement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of {@code orders.settlement}. */
record SettlementRow(Instant settledAt, List<Part> parts) {

    record Part(
            String merchantId, Money amount, Money merchantNet, Money commission,
            Money trafficFee, Money channelFee, @Nullable Money subsidy, @Nullable Money others,
            @Nullable Money trafficFeeOwed) {

        static Part of(Settlement.Part part) {
            return new Part(part.merchantId(), part.amount(), part.merchantNet(),
                    part.commission(), part.trafficFee(), part.channelFee(), part.subsidy(),
                    part.others(), part.trafficFeeOwed());
        }

        Settlement.Part model() {
            return new Settlement.Part(merchantId, amount, merchantNet, commission, trafficFee,
                    channelFee, subsidy, others, trafficFeeOwed);
        }
    }

    static SettlementRow of(Settlement settlement) {
        return new SettlementRow(settlement.settledAt(),
                settlement.parts().stream().map(Part::of).toList());
    }

    Settlement model() {
        return new Settlement(settledAt, parts.stream().map(Part::model).toList());
    }
}
