package io.hutong.contracts.message;

/** What merchant-service answers, on {@code order.replies}. */
public sealed interface MerchantReply extends Reply
        permits StockReserved, StockRefused, ReservationConfirmed, StockReleased,
        SettlementRecorded, RefundRecorded {
}
