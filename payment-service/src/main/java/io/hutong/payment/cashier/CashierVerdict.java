package io.hutong.payment.cashier;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.payment.channel.model.DebitState;
import java.util.List;

/** What an answer of the channel means for an order at the cashier. */
sealed interface CashierVerdict {

    /** The buyer may pay. */
    record Opened(CashierOpened.Request request) implements CashierVerdict {
    }

    /** The channel will not open it, and nobody can pay. */
    record Refused(String code, String detail) implements CashierVerdict {
    }

    record Paid(List<DebitState.Part> parts) implements CashierVerdict {
    }

    /** Nobody has paid, and nobody can any more. */
    record Closed(String code) implements CashierVerdict {
    }

    /** It must not be paid any more. */
    record Close(String code) implements CashierVerdict {
    }

    /** Nothing new: ask later. */
    record AskAgain(String code) implements CashierVerdict {
    }

    /** The channel contradicts what we know: nothing is done, a person has to look. */
    record Contradiction(String what) implements CashierVerdict {
    }
}
