package io.hutong.merchant.merchants;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MerchantTerms;
import io.hutong.contracts.message.MerchantTermsChanged;
import io.hutong.merchant.merchants.model.Merchant;
import io.hutong.merchant.merchants.model.Terms;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import java.time.Instant;
import java.util.List;

/** Tells payment-service when the receivers of a merchant's shares may have changed. */
final class MerchantMessages {

    private final Outbox outbox;

    MerchantMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @param from when its terms begin to hold */
    void tell(Merchant merchant, Instant from) {
        outbox.append(List.of(OutgoingMessage.event(Topics.MERCHANT_EVENTS,
                new MerchantTermsChanged(merchant.merchantId(), merchant.subMchid(), from,
                        messageOf(merchant.terms())),
                TraceParent.start())));
    }

    static MerchantTerms messageOf(Terms terms) {
        return new MerchantTerms(terms.commission(), terms.trafficFees().entrySet().stream()
                .map(fee -> new MerchantTerms.TrafficFee(fee.getKey(), fee.getValue())).toList(),
                terms.channelFee(), terms.others());
    }
}
