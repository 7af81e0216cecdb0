package io.hutong.order.lifecycle;

import java.util.List;

import io.hutong.contracts.Channel;
import io.hutong.contracts.Fallback;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the buyer asked for; never changes.
 *
 * @param expectedTotal the total that the buyer saw, null when any is accepted
 */
public record Cart(
        String miniProgram, Channel channel, List<ReserveStock.Line> lines,
        @Nullable Money expectedTotal, Fallback fallback) {

    public Cart {
        lines = List.copyOf(lines);
    }
}
