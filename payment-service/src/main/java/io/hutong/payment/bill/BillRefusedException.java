package io.hutong.payment.bill;

import java.io.IOException;

/** Ends the reading of a bill, so that nothing of it is kept. */
final class BillRefusedException extends IOException {

    private final BillFault fault;

    BillRefusedException(BillFault fault, String detail) {
        super(detail);
        this.fault = fault;
    }

    static BillRefusedException malformed(long line, String what) {
        return new BillRefusedException(BillFault.BILL_MALFORMED, "line " + line + ": " + what);
    }

    BillFault fault() {
        return fault;
    }
}
