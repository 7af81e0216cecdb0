package io.hutong.payment.settlement;

import io.hutong.contracts.message.MerchantTerms;
import io.hutong.contracts.message.MerchantTermsChanged;
import io.hutong.contracts.message.TrafficRateSet;
import io.hutong.kernel.trade.Receiver;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a merchant's terms are saved, those who share in its orders become receivers, and the terms
 * are kept for previews, as are the traffic platform's rates.
 */
public class MerchantEventHandler implements BatchHandler {

    private final Receivers receivers;
    private final SharingOrders accounts;
    private final TermsListener terms;
    private final RatesListener rates;

    MerchantEventHandler(Receivers receivers, SharingOrders accounts, TermsListener terms,
            RatesListener rates) {
        this.receivers = receivers;
        this.accounts = accounts;
        this.terms = terms;
        this.rates = rates;
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        rates.set(payloads(messages, TrafficRateSet.class));
        List<MerchantTermsChanged> changes = payloads(messages, MerchantTermsChanged.class);
        if (!changes.isEmpty()) {
            receivers.want(sharers(changes));
            terms.changed(changes);
        }
    }

    private static <T> List<T> payloads(List<IncomingMessage> messages, Class<T> type) {
        return messages.stream().map(IncomingMessage::payload).filter(type::isInstance)
                .map(type::cast).toList();
    }

    /** Those of terms that hold later, too: they can be registered at any time. */
    private Collection<String> sharers(List<MerchantTermsChanged> changes) {
        Set<String> mchids = new TreeSet<>();
        mchids.add(accounts.commerceMchid());
        mchids.add(accounts.trafficMchid());
        changes.stream().map(MerchantTermsChanged::terms).filter(Objects::nonNull)
                .map(MerchantTerms::receivers).flatMap(List::stream)
                .map(Receiver::mchid).forEach(mchids::add);
        return mchids;
    }
}
