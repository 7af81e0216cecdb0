package io.hutong.sandbox.profitsharing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What both families ask for.
 *
 * @param payee  whose order it must be
 * @param finish whether the rest is released to the payee
 */
record ShareRequest(String payee, String transactionId, String outOrderNo, List<Wish> wishes,
        boolean finish, String fingerprint, @Nullable String notifyUrl,
        @Nullable String description) {

    /** What one receiver shall get, in fen. */
    record Wish(String type, String account, long amount, String description) {
    }

    long total() {
        return wishes.stream().mapToLong(Wish::amount).sum();
    }
}
