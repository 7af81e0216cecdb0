package io.hutong.payment.notification;

import io.hutong.identity.BuyerIds;
import io.hutong.kernel.money.Money;
import io.hutong.payment.cashier.CashierHints;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.notification.model.Notice;
import io.hutong.payment.refund.RefundHints;
import io.hutong.payment.settlement.SplitHints;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Holds a genuine callback against what we know. What does not fit is not acted upon, and a person
 * is told which order and how much money it speaks of.
 */
@Component
class Mismatches {

    private static final String OTHER_PLATFORM = "another platform's mchid";

    private final PlatformIdentity platform;
    private final BuyerIds buyers;
    private final Inbound.Hints known;

    Mismatches(PlatformIdentity platform, BuyerIds buyers, Inbound.Hints known) {
        this.platform = platform;
        this.buyers = buyers;
        this.known = known;
    }

    /** @param orderId what it is about; the number itself where no order is known */
    record Mismatch(String orderId, Money amount, String why) {
    }

    Optional<Mismatch> find(Notice notice) {
        return switch (notice) {
            case Notice.OfMandate mandate -> ofMandate(mandate);
            case Notice.OfCashier cashier -> ofCashier(cashier);
            case Notice.OfRefund refund -> ofRefund(refund);
            case Notice.OfShare share -> ofShare(share);
        };
    }

    private Optional<Mismatch> ofMandate(Notice.OfMandate mandate) {
        if (isForeign(mandate.mchid())) {
            return found(mandate.subject(), 0, OTHER_PLATFORM);
        }
        if (platform.planId() != mandate.planId()) {
            return found(mandate.subject(), 0, "another mandate template");
        }
        Optional<String> buyer = known.mandates().buyerOf(mandate.subject());
        return buyer.isPresent() && !buyer.get().equals(signerOf(mandate))
                ? found(mandate.subject(), 0, "signed by somebody else") : Optional.empty();
    }

    /** The id of the buyer who has signed. */
    String signerOf(Notice.OfMandate mandate) {
        return buyers.idOf(mandate.appid(), mandate.openid());
    }

    private Optional<Mismatch> ofCashier(Notice.OfCashier cashier) {
        long told = cashier.parts().values().stream().mapToLong(Notice.Part::amount).sum();
        if (isForeign(cashier.mchid())) {
            return found(cashier.subject(), told, OTHER_PLATFORM);
        }
        Optional<CashierHints.Asked> asked = known.cashier().askedBy(cashier.subject());
        if (asked.isEmpty()) {
            return found(cashier.subject(), told, "paid under a number that was never given out");
        }
        String orderId = asked.get().orderId();
        if (!buyers.idOf(cashier.appid(), cashier.openid()).equals(asked.get().buyerId())) {
            return found(orderId, told, "paid by somebody else than the buyer");
        }
        return partsMismatch(cashier.parts(), asked.get().parts())
                .flatMap(why -> found(orderId, told, why));
    }

    private static Optional<String> partsMismatch(
            Map<String, Notice.Part> told, Map<String, Money> asked) {
        if (!told.keySet().equals(asked.keySet())) {
            return Optional.of("other sub-orders than ours");
        }
        if (!told.values().stream().allMatch(Notice.Part::paid)) {
            return Optional.of("tells of a payment that has not succeeded");
        }
        boolean amounts = told.entrySet().stream()
                .allMatch(one -> Objects.requireNonNull(asked.get(one.getKey())).total() == one
                        .getValue().amount());
        return amounts ? Optional.empty() : Optional.of("another amount than ours");
    }

    private Optional<Mismatch> ofRefund(Notice.OfRefund refund) {
        if (isForeign(refund.mchid())) {
            return found(refund.subject(), refund.amount(), OTHER_PLATFORM);
        }
        Optional<RefundHints.Asked> asked = known.refunds().askedUnder(refund.subject());
        if (asked.isEmpty()) {
            return found(refund.subject(), refund.amount(), "a refund that we never asked for");
        }
        if (asked.get().amount().total() != refund.amount()) {
            return found(asked.get().orderId(), refund.amount(), "another amount than ours");
        }
        return refund.agrees() ? Optional.empty()
                : found(asked.get().orderId(), refund.amount(),
                        "the event and the refund's state do not agree");
    }

    private Optional<Mismatch> ofShare(Notice.OfShare share) {
        if (isForeign(share.mchid())) {
            return found(share.subject(), share.amount(), OTHER_PLATFORM);
        }
        Optional<SplitHints.Asked> asked =
                known.splits().askedUnder(share.subject(), share.account());
        if (asked.isEmpty()) {
            return found(share.subject(), share.amount(), "a division that we never asked for");
        }
        return asked.get().share().total() == share.amount() ? Optional.empty()
                : found(asked.get().orderId(), share.amount(), "another amount than ours");
    }

    private boolean isForeign(String mchid) {
        return !platform.mchid().equals(mchid);
    }

    private static Optional<Mismatch> found(String orderId, long fen, String why) {
        return Optional.of(new Mismatch(orderId, Money.fen(Math.max(0, fen)), why));
    }
}
