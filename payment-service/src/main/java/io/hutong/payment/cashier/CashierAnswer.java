package io.hutong.payment.cashier;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.DebitState;

/** What the channel has said, by what it was asked. */
sealed interface CashierAnswer {

    /** To open it. */
    record Opening(ChannelAnswer<CashierOpened.Request> answer) implements CashierAnswer {
    }

    /** There was nobody to open it for. */
    record NoPayer(String code, String why) implements CashierAnswer {
    }

    /** How it stands. */
    record Standing(ChannelAnswer<Trade> answer) implements CashierAnswer {
    }

    /** @param byBuyer whether the payer is the buyer of the order */
    record Trade(DebitState state, boolean byBuyer) {
    }
}
