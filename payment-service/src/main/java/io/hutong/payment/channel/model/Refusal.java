package io.hutong.payment.channel.model;

/**
 * Why the channel turned a request down: what its word means for us. Nobody reads a meaning from
 * the word itself, which people and tables get as it came.
 */
public sealed interface Refusal {

    /** The channel's word. */
    String code();

    /** For people only. */
    String text();

    /** There is nothing under what was asked for. */
    sealed interface Absent extends Refusal {
    }

    /** What was asked for is not there. */
    record NotFound(String code, String text) implements Absent {
    }

    /** No order is there under the number. */
    record NoOrder(String code, String text) implements Absent {
    }

    /** The number is taken: whatever it is, asking tells. */
    sealed interface Taken extends Refusal {
    }

    /** The number is taken, be it by an order that was paid. */
    record NumberTaken(String code, String text) implements Taken {
    }

    /** The order under the number is closed. */
    record OrderClosed(String code, String text) implements Taken {
    }

    /** The channel has looked at the request itself and declines it. */
    sealed interface Declined extends Refusal {
    }

    /** The account that was to pay does not cover it. */
    record NotEnough(String code, String text) implements Declined {
    }

    /** More than the rules of the mandate allow. */
    record OverLimit(String code, String text) implements Declined {
    }

    /** The payer's account can pay nothing in this way. */
    record AccountUnfit(String code, String text) implements Declined {
    }

    /** No such contract. */
    record NoContract(String code, String text) implements Declined {
    }

    record ContractTerminated(String code, String text) implements Declined {
    }

    /** Something else about the contract, which may not be in force. */
    record ContractDoubtful(String code, String text) implements Refusal {
    }

    /** The request itself was refused: nothing became of it. */
    sealed interface Faulty extends Refusal {
    }

    /** Our keys or signature: nothing succeeds until somebody repairs the settings. */
    record NotSigned(String code, String text) implements Faulty {
    }

    /** The fault of this request (its data, its merchant, its mini-program) or of our settings. */
    record BadRequest(String code, String text) implements Faulty {
    }

    /** Nobody has a rule for it. */
    record Unforeseen(String code, String text) implements Refusal {
    }
}
