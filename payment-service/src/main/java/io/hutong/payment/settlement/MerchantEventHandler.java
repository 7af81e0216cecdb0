package io.hutong.payment.settlement;

import io.hutong.contracts.Receiver;
import io.hutong.contracts.message.MerchantTerms;
import io.hutong.contracts.message.MerchantTermsChanged;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a merchant's terms are saved, those who share in its orders become receivers, and the terms
 * are kept for previews.
 */
public class MerchantEventHandler implements BatchHandler {

    private final Receivers receivers;
    private final SharingOrders accounts;
    private final TermsListener terms;

    MerchantEventHandler(Receivers receivers, SharingOrders accounts, TermsListener terms) {
        this.receivers = receivers;
        this.accounts = accounts;
        this.terms = terms;
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        List<MerchantTermsChanged> changes = messages.stream().map(IncomingMessage::payload)
                .filter(MerchantTermsChanged.class::isInstance)
                .map(MerchantTermsChanged.class::cast).toList();
        if (!changes.isEmpty()) {
            receivers.want(sharers(changes));
            terms.changed(changes);
        }
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
