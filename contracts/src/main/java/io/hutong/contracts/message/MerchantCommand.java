package io.hutong.contracts.message;

/** What a saga asks of merchant-service, on {@code merchant.commands}. */
public sealed interface MerchantCommand extends Command
        permits ReserveStock, ConfirmReservation, ReleaseStock, RecordSettlement,
        RecordRefund {
}
