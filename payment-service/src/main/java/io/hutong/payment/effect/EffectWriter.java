package io.hutong.payment.effect;

import io.hutong.messaging.Outbox;
import io.hutong.payment.cases.Cases;
import io.hutong.payment.ledger.Ledger;
import io.hutong.payment.payments.Payments;
import org.springframework.stereotype.Component;

/**
 * Writes effects by the set, in the transaction of whoever decided them and after the rows of its
 * feature. The ledger comes last, because many wait for its accounts.
 */
@Component
public class EffectWriter {

    private final Payments payments;
    private final Cases cases;
    private final Outbox outbox;
    private final Ledger ledger;

    EffectWriter(Payments payments, Cases cases, Outbox outbox, Ledger ledger) {
        this.payments = payments;
        this.cases = cases;
        this.outbox = outbox;
        this.ledger = ledger;
    }

    public void write(Effects effects) {
        payments.update(effects.payments);
        payments.updateParts(effects.parts);
        cases.open(effects.cases);
        cases.note(effects.noted);
        cases.arrived(effects.arrived);
        outbox.append(effects.messages);
        ledger.book(effects.transfers);
    }
}
