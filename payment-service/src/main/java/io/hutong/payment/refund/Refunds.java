package io.hutong.payment.refund;

import java.util.List;

/** Asks for refunds. */
public final class Refunds {

    private final RefundTable table;

    Refunds(RefundTable table) {
        this.table = table;
    }

    /** Stores claims; they are carried out after the commit. Call it with the payments locked. */
    public void claim(List<RefundClaim> claims) {
        table.insert(claims);
    }
}
