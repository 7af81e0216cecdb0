package io.hutong.payment.debit;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.channel.model.OrderNumbers;
import io.hutong.payment.debit.model.DebitOrder;

/** Debits without a password. All calls block; none throws for an expected failure. */
public interface DebitChannel {

    /**
     * The exact body of a debit. It is stored before it is sent, because a repeat has to be equal
     * byte for byte.
     */
    String body(DebitOrder order);

    /** Charges under the body's number, at most once however often it is sent. */
    ChannelAnswer<DebitState> debit(String body);

    ChannelAnswer<DebitState> query(String number);

    /** Its word for a debit over a limit; ours are told with the same. */
    String overLimit();

    /** Makes sure that a debit does not stand. */
    ChannelAnswer<Done> reverse(OrderNumbers order);
}
