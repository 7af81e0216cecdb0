package io.hutong.merchant.merchants;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Receiver;
import io.hutong.merchant.merchants.model.Terms;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MerchantMessagesTest {

    @ParameterizedTest
    @EnumSource
    void othersAreToldTheTermsThatOrdersGet(Channel channel) {
        Terms standard = Terms.standard();
        Terms terms = new Terms(standard.commission(), standard.trafficFees(),
                standard.channelFee(), List.of(
                        new Receiver("2", new BasisPoints(700), "goods"),
                        new Receiver("1", new BasisPoints(300), "goods")));

        assertThat(MerchantMessages.messageOf(terms).of(channel))
                .contains(terms.forOrderFrom(channel));
    }
}
