package io.hutong.payment.debit;

import java.util.Set;

/** How final a decline is. Either way nothing was taken under that number, and nothing can be. */
enum Decline {
    /** Another debit under this mandate would be declined as well: account or contract is gone. */
    HARD,
    /** Another debit may succeed later: money, a day's limit, the bank. */
    SOFT;

    private static final Set<String> FINAL = Set.of("USER_ACCOUNT_ABNORMAL", "ACCOUNT_ERROR",
            "ACCOUNTERROR", "CONTRACT_NOT_EXIST", "CONTRACT_NOT_EXISTS", "CONTRACT_TERMINATED",
            "CONTRACT_ENDED");

    /** @param code the channel's word */
    static Decline of(String code) {
        return FINAL.contains(code) ? HARD : SOFT;
    }
}
