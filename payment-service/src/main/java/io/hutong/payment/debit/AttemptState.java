package io.hutong.payment.debit;

/** Where an attempt to debit stands. */
public enum AttemptState {
    /** Waits for its turn to be sent, for the first time or again under the same number. */
    QUEUED,
    /** Handed to the channel; until the lease ends only its owner may write a result. */
    SENDING,
    /** Perhaps charged: asked for until the channel says. */
    UNKNOWN,
    /** Must not stand: reversed and asked for until the channel says that it is closed. */
    REVERSING,
    /** Turned down because of our own settings; sent again when they are repaired. */
    HELD,
    SUCCEEDED, DECLINED, REVERSED,
    /** Called off before anything was sent. */
    CANCELLED;

    public boolean isOpen() {
        return switch (this) {
            case QUEUED, SENDING, UNKNOWN, REVERSING, HELD -> true;
            case SUCCEEDED, DECLINED, REVERSED, CANCELLED -> false;
        };
    }
}
