package io.hutong.payment.settlement;

import io.hutong.contracts.message.MerchantTermsChanged;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import java.util.List;

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
            receivers.want(List.of(accounts.commerceMchid(), accounts.trafficMchid()));
            terms.changed(changes);
        }
    }
}
