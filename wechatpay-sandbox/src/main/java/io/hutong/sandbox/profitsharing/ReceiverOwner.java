package io.hutong.sandbox.profitsharing;

import io.hutong.sandbox.protocol.Identities;
import io.hutong.sandbox.protocol.Merchant;

/** Whose list of receivers applies: an ecommerce platform has one, others one per payee. */
final class ReceiverOwner {

    private ReceiverOwner() {
    }

    static String of(Identities identities, String mchid, String payee) {
        boolean platform = identities.merchant(mchid)
                .filter(m -> m.role() == Merchant.Role.COMMERCE_PLATFORM).isPresent();
        return platform ? mchid : payee;
    }
}
