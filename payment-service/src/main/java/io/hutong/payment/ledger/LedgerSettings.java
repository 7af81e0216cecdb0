package io.hutong.payment.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param headsWithin how long reading the published heads may take when the ledger is verified */
@ConfigurationProperties("hutong.ledger")
record LedgerSettings(@DefaultValue("20s") Duration headsWithin) {

    LedgerSettings {
        if (headsWithin.isNegative() || headsWithin.isZero()) {
            throw new IllegalArgumentException(
                    "hutong.ledger.heads-within (HUTONG_LEDGER_HEADS_WITHIN) has to be positive");
        }
    }
}
