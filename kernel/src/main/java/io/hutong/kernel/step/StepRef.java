package io.hutong.kernel.step;

/**
 * Which step of which saga a command belongs to, carried in the headers {@code saga},
 * {@code step} and {@code attempt}. A reply that does not match what the saga awaits is stale.
 *
 * @param saga    id of the saga instance, for example {@code PlaceOrder/01k…}
 * @param step    name of the step, for example {@code AuthorizePayment}
 * @param attempt counts from 1; a repeated command carries a higher one
 */
public record StepRef(String saga, String step, int attempt) {

    public StepRef {
        if (saga.isBlank() || step.isBlank() || attempt < 1) {
            throw new IllegalArgumentException("not a step: " + saga + "/" + step + "/" + attempt);
        }
    }
}
