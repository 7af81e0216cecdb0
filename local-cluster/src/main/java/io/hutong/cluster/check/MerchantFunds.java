package io.hutong.cluster.check;

import io.hutong.cluster.terminal.Texts;

/**
 * What a merchant has at WeChat Pay, in fen.
 *
 * @param frozen    paid and not settled
 * @param available what it may dispose of
 */
record MerchantFunds(long frozen, long available) {

    static final MerchantFunds NONE = new MerchantFunds(0, 0);

    MerchantFunds plus(MerchantFunds more) {
        return new MerchantFunds(frozen + more.frozen, available + more.available);
    }

    @Override
    public String toString() {
        return "frozen " + Texts.yuan(frozen) + ", available " + Texts.yuan(available);
    }
}
