package io.hutong.merchant.reservation.model;

/** What the saga is told. */
public sealed interface StockReply {

    record Reserved(Quote quote) implements StockReply {
    }

    record Refused(Refusal refusal, String detail) implements StockReply {
    }

    record Confirmed() implements StockReply {
    }

    /** @param wasReserved whether there was something to release */
    record Released(boolean wasReserved) implements StockReply {
    }

    record RefundRecorded(String refundId) implements StockReply {
    }

    record SettlementRecorded() implements StockReply {
    }
}
