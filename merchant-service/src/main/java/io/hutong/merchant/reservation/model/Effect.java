package io.hutong.merchant.reservation.model;

import io.hutong.kernel.money.Money;
import io.hutong.merchant.subsidy.model.FlashPrice;
import java.util.List;
import java.util.Map;

/** What a decision changes. */
public sealed interface Effect {

    /** The order's reservation. */
    record Become(Reservation after) implements Effect {
    }

    record Move(StockMove move, List<ReservedLine> lines) implements Effect {
    }

    /** The buyer's quotas and the budgets of subsidies. */
    record Hold(
            String buyerId, List<ReservedLine> lines, Quote quote,
            Map<String, FlashPrice> subsidised) implements Effect {
    }

    /** The order ends unpaid: what it held of quotas and budgets is free again. */
    record GiveBack() implements Effect {
    }

    /** @param undivided by merchant, what went back before the settlement */
    record Refund(String refundId, Map<String, Money> undivided) implements Effect {
    }

    /** @param subsidies that were paid, by merchant */
    record Settle(Map<String, Money> subsidies) implements Effect {
    }
}
