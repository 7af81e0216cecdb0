package io.hutong.payment.bill;

import java.io.IOException;

/** Ends the reading of a bill, so that nothing of it is kept. */
public final class BillRefusedException extends IOException {

    private final BillFault fault;
    private final String detail;

    public BillRefusedException(BillFault fault, String detail) {
        super(detail);
        this.fault = fault;
        this.detail = detail;
    }

    public static BillRefusedException malformed(long line, String what) {
        return new BillRefusedException(BillFault.BILL_MALFORMED, "line " + line + ": " + what);
    }

    BillFault fault() {
        return fault;
    }

    String detail() {
        return detail;
    }
}
