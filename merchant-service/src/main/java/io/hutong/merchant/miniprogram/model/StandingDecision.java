package io.hutong.merchant.miniprogram.model;

import io.hutong.merchant.miniprogram.model.StandingOrder.Reinstate;
import io.hutong.merchant.miniprogram.model.StandingOrder.Suspend;

/** What an operator's order leads to. */
public sealed interface StandingDecision {

    record Changed(Standing to) implements StandingDecision {
    }

    record AlreadySo() implements StandingDecision {
    }

    static StandingDecision of(Standing now, StandingOrder order) {
        return switch (order) {
            case Suspend suspend when now instanceof Standing.Good ->
                    new Changed(new Standing.Suspended(suspend.reason()));
            case Reinstate _ when now instanceof Standing.Suspended ->
                    new Changed(new Standing.Good());
            case Suspend _ -> new AlreadySo();
            case Reinstate _ -> new AlreadySo();
        };
    }
}
