package io.hutong.payment.mandate;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.channel.model.Refusal.NoContract;
import io.hutong.payment.channel.model.Refusal.NotFound;
import io.hutong.payment.mandate.model.ContractState;

/** What the channel says of a contract. Only its own words count, never what was sent to it. */
sealed interface ChannelWord {

    record Says(ContractState contract) implements ChannelWord {
    }

    /** It has no such contract: nobody has signed it, so far. */
    record Absent() implements ChannelWord {
    }

    /** Nothing that could be relied upon. */
    record Silent(String cause) implements ChannelWord {
    }

    static ChannelWord of(ChannelAnswer<ContractState> answer) {
        return switch (answer) {
            case ChannelAnswer.Answered<ContractState>(ContractState contract) ->
                    new Says(contract);
            case ChannelAnswer.Refused<ContractState>(Refusal why) ->
                    why instanceof NotFound || why instanceof NoContract
                            ? new Absent() : new Silent(why.code());
            case ChannelAnswer.Ambiguous<ContractState>(String cause) -> new Silent(cause);
            case ChannelAnswer.NotSent<ContractState>(String cause) -> new Silent(cause);
        };
    }
}
