package io.hutong.contracts.message;

/** The order is paid: its reserved stock leaves the shelf. Repeated until it succeeds. */
public record ConfirmReservation(String orderId) implements MerchantCommand {
}
