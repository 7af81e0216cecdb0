package io.hutong.order.lifecycle.model;

import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where every fen went. */
public record Settlement(Instant settledAt, List<Part> parts) {

    /**
     * Where one merchant's part went.
     *
     * @param subsidy        what the platforms have added beside the amount; null: nothing
     * @param others         what other receivers have got together; null: there were none
     * @param trafficFeeOwed what the traffic platform could not take of its fee; null: nothing
     */
    public record Part(
            String merchantId, Money amount, Money merchantNet, Money commission,
            Money trafficFee, Money channelFee, @Nullable Money subsidy, @Nullable Money others,
            @Nullable Money trafficFeeOwed) {
    }

    public Settlement {
        parts = List.copyOf(parts);
    }
}
