package io.hutong.contracts.message;

import io.hutong.kernel.money.Money;

/**
 * A person has vouched for a step of an order's saga, and afterwards its participant has said that
 * it was not done: somebody has to look.
 *
 * @param status the order's, as {@code GET /v1/orders/{id}} says it
 * @param saga   its id
 * @param step   that was skipped
 * @param said   what the participant says of it
 * @param total  of the order
 */
public record StepContradicted(
        String orderId, String status, String saga, String step, String said, Money total)
        implements OrderEvent {
}
