package io.hutong.payment.mandate;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.mandate.model.ContractState;
import java.util.Set;

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

    Set<String> NOT_FOUND =
            Set.of("RESOURCE_NOT_EXISTS", "CONTRACT_NOT_EXIST", "CONTRACT_NOT_EXISTS");

    static ChannelWord of(ChannelAnswer<ContractState> answer) {
        return switch (answer) {
            case ChannelAnswer.Answered<ContractState>(ContractState contract) ->
                    new Says(contract);
            case ChannelAnswer.Refused<ContractState> refused ->
                    NOT_FOUND.contains(refused.code())
                            ? new Absent() : new Silent(refused.code());
            case ChannelAnswer.Ambiguous<ContractState>(String cause) -> new Silent(cause);
            case ChannelAnswer.NotSent<ContractState>(String cause) -> new Silent(cause);
        };
    }
}
