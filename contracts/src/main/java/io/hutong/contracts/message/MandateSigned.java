package io.hutong.contracts.message;

/** The buyer has allowed debits without a password. */
public record MandateSigned(String mandateId, String buyerId) implements PaymentEvent {

    @Override
    public String key() {
        return mandateId;
    }
}
