package io.hutong.sandbox.combinepapay;

import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.rules.Rules;
import java.util.Optional;

/** What was debited under one contract on one Beijing day: fen and number of debits. */
record DailyUse(String contractId, String day, long amount, int count) {

    /** This day's use, whatever was kept from an earlier day. */
    DailyUse on(String today) {
        return day.equals(today) ? this : new DailyUse(contractId, today, 0, 0);
    }

    DailyUse plus(long more) {
        return new DailyUse(contractId, day, amount + more, count + 1);
    }

    /** Why a debit of {@code total} more would break {@code rules}, if it would. */
    Optional<Refusal> refuse(long total, Rules.Debit rules) {
        boolean single = rules.maxPerDebit() > 0 && total > rules.maxPerDebit();
        boolean daily = rules.maxPerDay() > 0 && amount + total > rules.maxPerDay();
        boolean often = rules.maxCountPerDay() > 0 && count >= rules.maxCountPerDay();
        if (!single && !daily && !often) {
            return Optional.empty();
        }
        String limit = single ? "单笔限额 / the limit per debit"
                : daily ? "单日限额 / the limit per day" : "单日次数 / the number per day";
        return Optional.of(Refusal.of(403, "RULE_LIMIT", "超出代扣限制: " + limit));
    }
}
