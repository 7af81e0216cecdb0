package io.hutong.payment.settlement;

import io.hutong.payment.cases.Cases.Arrival;
import io.hutong.payment.cases.Cases.Case;
import io.hutong.payment.cases.Cases.Kind;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.channel.model.Refusal.NotEnough;
import io.hutong.payment.effect.Effects;
import io.hutong.payment.settlement.model.SharingState;
import io.hutong.payment.shortage.Shortage;
import io.hutong.payment.shortage.Shortages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Subsidies that the channel does not pay, seldom for another reason than an empty account: the
 * first refusal is told to a person, because nothing but a person can end it, and the first that is
 * paid wakes the others.
 */
final class SubsidyRefusals {

    private final String payer;
    private final List<Split> refused = new ArrayList<>();
    private final List<Shortage> shortages = new ArrayList<>();
    private final List<Split> paid = new ArrayList<>();
    private final Set<String> enriched = new TreeSet<>();

    /** @param payer the commerce platform's account */
    SubsidyRefusals(String payer) {
        this.payer = payer;
    }

    void take(Split split, SplitAnswer answer) {
        if (answer.subsidised()) {
            paid.add(split);
        } else if (split.bonus().isDue()
                && answer.said() instanceof Refused<SharingState>(Refusal why)) {
            refused.add(split);
            shortages.add(new Shortage(split.number(), split.orderId(), payer,
                    why.code(), why instanceof NotEnough,
                    split.bonus().subsidy().amount()));
        }
    }

    /** The merchant has its money: what it owes may be paid now. */
    void released(Split split) {
        enriched.add(split.seller().subMchid());
    }

    void write(Shortages store, Effects effects) {
        Set<String> fresh = store.waits(shortages);
        refused.stream().filter(split -> fresh.contains(split.number())).map(this::told)
                .forEach(effects::tell);
        store.over(paid.stream().map(Split::number).toList());
        paid.stream().filter(split -> split.tries() > 0).map(split -> new Arrival(
                Kind.SUBSIDY_REFUSED, split.number(), "the subsidy is paid"))
                .forEach(effects::arrived);
        if (!paid.isEmpty()) {
            enriched.add(payer);
        }
        store.wake(enriched);
    }

    /** The count makes a case that was resolved, and mended nothing, open again. */
    private Case told(Split split) {
        Shortage shortage = shortages.get(refused.indexOf(split));
        return new Case(Kind.SUBSIDY_REFUSED, split.number(), split.orderId(),
                split.bonus().subsidy().amount(), "the subsidy is refused: " + shortage.code()
                        + (shortage.ofMoney()
                                ? ", top up the platform's account at WeChat Pay" : "")
                        + " (try " + (split.tries() + 1) + ")");
    }
}
