package io.hutong.payment.mandate;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.MandateSigned;
import io.hutong.contracts.message.MandateTerminated;
import io.hutong.contracts.message.PaymentEvent;
import io.hutong.contracts.money.Money;
import io.hutong.http.BuyerIds;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.channel.ContractState;
import io.hutong.payment.channel.PlatformIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Begins and ends mandates in one transaction with the events that say so. */
class MandateLife {

    private static final String REPLACED = "REPLACED";
    private static final String TERM_OVER = "TERM_OVER";

    private final MandateStore store;
    private final Mandates mandates;
    private final Outbox outbox;
    private final Cases cases;
    private final Parties parties;

    /** Who signs what with whom. */
    record Parties(PlatformIdentity platform, BuyerIds buyers) {
    }

    MandateLife(MandateStore store, Mandates mandates, Outbox outbox, Cases cases,
            Parties parties) {
        this.store = store;
        this.mandates = mandates;
        this.outbox = outbox;
        this.cases = cases;
        this.parties = parties;
    }

    /** Follows what the channel says. Call it in a transaction. */
    void follow(String mandateId, ContractState contract) {
        Mandate mandate = mandates.lock(List.of(mandateId)).get(mandateId);
        if (mandate == null) {
            return;
        }
        String buyerId = parties.buyers.idOf(contract.appid(), contract.openid());
        switch (ContractDecision.of(mandate, contract, parties.platform, buyerId)) {
            case SIGN -> sign(mandate, contract);
            case TERMINATE -> end(mandate, Optional.ofNullable(contract.terminationMode())
                    .orElse("UNKNOWN"), false);
            case NOTHING -> settle(mandate, contract);
            case MISMATCH -> {
                cases.open(List.of(new Cases.Case(Cases.Kind.NOTIFICATION_MISMATCH,
                        mandate.mandateId(), mandate.mandateId(), Money.ZERO,
                        "signed by somebody else than the buyer who started it")));
                store.end(mandate, MandateStatus.EXPIRED, "MISMATCH", false);
            }
        }
    }

    /** Ends the buyer's mandate here at once; at the channel as soon as it answers. */
    void endByBuyer(String mandateId) {
        Mandate mandate = mandates.lock(List.of(mandateId)).get(mandateId);
        if (mandate == null) {
            return;
        }
        if (mandate.status() == MandateStatus.SIGNED) {
            end(mandate, "BUYER", true);
        } else if (mandate.status() == MandateStatus.PENDING) {
            store.end(mandate, MandateStatus.EXPIRED, "BUYER", false);
        }
    }

    /** Its time is over: that of the signing session, or its own term. */
    void expire(String mandateId) {
        Mandate mandate = mandates.lock(List.of(mandateId)).get(mandateId);
        if (mandate != null && mandate.status() == MandateStatus.PENDING) {
            store.end(mandate, MandateStatus.EXPIRED, "NOT_SIGNED", false);
        } else if (mandate != null && mandate.status() == MandateStatus.SIGNED) {
            end(mandate, MandateStatus.EXPIRED, TERM_OVER, false);
        }
    }

    /** Adopts contracts that exist at the channel; says how many were new. */
    int adopt(List<MandateStore.Adopted> contracts) {
        List<MandateStore.Adopted> sorted = contracts.stream()
                .sorted((a, b) -> a.buyerId().compareTo(b.buyerId())).toList();
        var added = store.adopt(sorted);
        outbox.append(sorted.stream()
                .filter(c -> added.contains(c.contract().outContractCode()))
                .map(c -> event(new MandateSigned(
                        c.contract().outContractCode(), c.buyerId()))).toList());
        return added.size();
    }

    private void sign(Mandate mandate, ContractState contract) {
        mandates.lockOfBuyer(mandate.buyerId()).forEach(other -> end(other, REPLACED, true));
        store.sign(mandate.mandateId(), contract);
        outbox.append(List.of(event(
                new MandateSigned(mandate.mandateId(), mandate.buyerId()))));
    }

    private void end(Mandate mandate, String mode, boolean alsoAtChannel) {
        end(mandate, MandateStatus.TERMINATED, mode, alsoAtChannel);
    }

    private void end(
            Mandate mandate, MandateStatus status, String mode, boolean alsoAtChannel) {
        store.end(mandate, status, mode, alsoAtChannel);
        outbox.append(List.of(event(
                new MandateTerminated(mandate.mandateId(), mandate.buyerId(), mode))));
    }

    /** Nothing new: a pending one is asked for again, others rest. */
    private void settle(Mandate mandate, ContractState contract) {
        if (mandate.status() == MandateStatus.TERMINATED && contract.isSigned()) {
            return;
        }
        if (mandate.status() != MandateStatus.PENDING) {
            store.rest(mandate.mandateId());
        }
    }

    private static OutgoingMessage event(PaymentEvent event) {
        return OutgoingMessage.event(Topics.PAYMENT_EVENTS, event, TraceParent.start());
    }
}
