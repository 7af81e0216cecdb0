package io.hutong.contracts.message;

/** Debits under this mandate are no longer allowed, whoever ended it. */
public record MandateTerminated(String mandateId, String buyerId, String mode)
        implements PaymentEvent {

    @Override
    public String key() {
        return mandateId;
    }
}
