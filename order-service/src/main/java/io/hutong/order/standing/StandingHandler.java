package io.hutong.order.standing;

import io.hutong.contracts.message.MerchantEvent;
import io.hutong.contracts.message.MiniProgramSuspended;
import io.hutong.order.product.MerchantEventListener;

/** Notes which mini-programs' open orders are to be looked through. */
final class StandingHandler implements MerchantEventListener {

    private final SuspensionTable table;

    StandingHandler(SuspensionTable table) {
        this.table = table;
    }

    @Override
    public void on(MerchantEvent event) {
        if (event instanceof MiniProgramSuspended it
                && Boolean.TRUE.equals(it.refundOpenOrders())) {
            table.begin(it.miniProgram());
        }
    }
}
