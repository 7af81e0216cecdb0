package io.hutong.payment.mandate;

import io.hutong.contracts.money.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What buyers may spend without a password, and are told so before they sign. The defaults are what
 * WeChat Pay publishes for a template that nobody has raised: what is promised has to be kept there.
 *
 * @param perDebit       fen, at most this much in one debit
 * @param perDay         fen, at most this much on one Beijing day
 * @param countPerDay    debits of one Beijing day, declined ones not counted; null: any number
 * @param signingTime    how long a signing session lasts
 * @param poll           how soon a pending mandate is asked for first; then ever later
 * @param importParallel queries at a time when contracts are adopted
 */
@ConfigurationProperties("hutong.mandate")
public record MandateSettings(
        @DefaultValue("50000") long perDebit, @DefaultValue("250000") long perDay,
        @Nullable Integer countPerDay,
        @DefaultValue("2h") Duration signingTime, @DefaultValue("5s") Duration poll,
        @DefaultValue("32") int importParallel) {

    public MandateSettings {
        if (countPerDay != null && countPerDay < 1) {
            throw new IllegalArgumentException(
                    "hutong.mandate.count-per-day: leave it out for any number");
        }
        if (perDebit < 1 || perDay < perDebit || importParallel < 1) {
            throw new IllegalArgumentException("hutong.mandate: per-debit must be positive and "
                    + "not above per-day, import-parallel at least 1");
        }
    }

    public SpendingLimits limits() {
        return new SpendingLimits(Money.fen(perDebit), Money.fen(perDay), countPerDay);
    }
}
