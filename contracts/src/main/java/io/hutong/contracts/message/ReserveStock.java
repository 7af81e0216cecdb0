package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks standing, permits and prices of an order and sets its stock aside.
 *
 * @param expectedTotal the total that the buyer saw; another one is refused; null accepts any
 */
public record ReserveStock(
        String orderId, String buyerId, String miniProgram, Channel channel,
        List<Line> lines, @Nullable Money expectedTotal) implements MerchantCommand {

    public ReserveStock {
        lines = List.copyOf(lines);
    }

    public record Line(String sku, int quantity) {
    }
}
