package io.hutong.payment.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param daily          whether the day before is compared by itself once its bill is made
 * @param openDay        whether a day that is not over may be compared: only where the channel
 *                       gives its bill at once, as the sandbox does
 * @param missingAfter   days after which what the channel's bills do not have is missing
 * @param maxCases       differences of one run for which cases are opened
 * @param retainDays     days for which the lines of bills are kept
 * @param maxBillBytes   of one uncompressed bill
 * @param answerWithin   how long a request for a comparison waits for its result
 */
@ConfigurationProperties("hutong.reconciliation")
public record ReconciliationSettings(
        @DefaultValue("true") boolean daily,
        @DefaultValue("false") boolean openDay,
        @DefaultValue("2") int missingAfter,
        @DefaultValue("1000") int maxCases,
        @DefaultValue("40") int retainDays,
        @DefaultValue("17179869184") long maxBillBytes,
        @DefaultValue("20s") Duration answerWithin) {

    public ReconciliationSettings {
        if (missingAfter < 1 || maxCases < 1 || retainDays <= missingAfter + 1
                || maxBillBytes < 1) {
            throw new IllegalArgumentException("hutong.reconciliation: the limits must be "
                    + "positive, and retain-days more than missing-after + 1");
        }
    }
}
