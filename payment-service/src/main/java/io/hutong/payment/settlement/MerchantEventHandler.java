package io.hutong.payment.settlement;

import io.hutong.contracts.message.MerchantTermsChanged;
import io.hutong.messaging.BatchHandler;
import io.hutong.messaging.IncomingMessage;
import java.util.List;

/** When a merchant's terms are saved, those who share in its orders become receivers. */
public class MerchantEventHandler implements BatchHandler {

    private final Receivers receivers;
    private final SharingOrders accounts;

    MerchantEventHandler(Receivers receivers, SharingOrders accounts) {
        this.receivers = receivers;
        this.accounts = accounts;
    }

    @Override
    public void handle(List<IncomingMessage> messages) {
        boolean changed = messages.stream()
                .anyMatch(message -> message.payload() instanceof MerchantTermsChanged);
        if (changed) {
            receivers.want(List.of(accounts.commerceMchid(), accounts.trafficMchid()));
        }
    }
}
