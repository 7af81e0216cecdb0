package io.hutong.payment.mandate;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.time.RetrySchedule;
import java.time.Duration;
import java.util.List;
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
 * @param session        how long WeChat's page can be signed at most, and some time for clocks that
 *                       differ: until then an unsigned contract may still come into force
 * @param endingRetry    when to ask whether nothing is in force any more, try by try
 * @param patience       refusals to end a contract after which a case is opened; also denials in a
 *                       row after which a signed one counts as ended
 * @param endWithin      how long an end may be unproven before a case is opened; it is asked for
 *                       all the same
 */
@ConfigurationProperties("hutong.mandate")
public record MandateSettings(
        @DefaultValue("50000") long perDebit, @DefaultValue("250000") long perDay,
        @Nullable Integer countPerDay,
        @DefaultValue("2h") Duration signingTime, @DefaultValue("5s") Duration poll,
        @DefaultValue("32") int importParallel,
        @DefaultValue("130m") Duration session,
        @DefaultValue( {
                "1s", "5s", "15s", "60s", "300s"}) List<Duration> endingRetry,
        @DefaultValue("5") int patience,
        @DefaultValue("24h") Duration endWithin){

    public MandateSettings {
        if (countPerDay != null && countPerDay < 1) {
            throw new IllegalArgumentException(
                    "hutong.mandate.count-per-day: leave it out for any number");
        }
        if (session.compareTo(signingTime) < 0 || patience < 1 || endingRetry.isEmpty()) {
            throw new IllegalArgumentException("hutong.mandate: session must not be shorter than "
                    + "signing-time, patience at least 1, ending-retry not empty");
        }
        if (perDebit < 1 || perDay < perDebit || importParallel < 1) {
            throw new IllegalArgumentException("hutong.mandate: per-debit must be positive and "
                    + "not above per-day, import-parallel at least 1");
        }
    }

    MandateRules.Times times() {
        return new MandateRules.Times(
                new RetrySchedule(List.of(poll, poll, poll.multipliedBy(2), poll.multipliedBy(6),
                        poll.multipliedBy(12))),
                new RetrySchedule(endingRetry), endWithin,
                new ContractDecision.Limits(session, patience));
    }

    public SpendingLimits limits() {
        return new SpendingLimits(Money.fen(perDebit), Money.fen(perDay), countPerDay);
    }
}
