package io.hutong.payment.mandate;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.mandate.model.ContractState;
import io.hutong.payment.mandate.model.PreSigning;

/** Contracts at the channel. All calls block; none throws for an expected failure. */
public interface MandateChannel {

    /** @return names the signing session, valid for two hours */
    ChannelAnswer<String> preSign(PreSigning request);

    ChannelAnswer<ContractState> query(String outContractCode);

    /** Ends a mandate from our side. */
    ChannelAnswer<Done> terminate(String outContractCode, String remark);
}
