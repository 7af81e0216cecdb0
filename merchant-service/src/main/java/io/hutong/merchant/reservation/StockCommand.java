package io.hutong.merchant.reservation;

import io.hutong.contracts.message.MerchantCommand;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command about an order's stock.
 *
 * @param deadline after it nothing may be reserved any more
 */
public record StockCommand(MerchantCommand command, @Nullable Instant deadline) {

    String orderId() {
        return command.orderId();
    }

    boolean isLate(Instant now) {
        return deadline != null && now.isAfter(deadline);
    }
}
