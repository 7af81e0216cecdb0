package io.hutong.payment.mandate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hutong.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A mandate as its buyer sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MandateView(
        String mandateId, MandateStatus status, @Nullable String preEntrustwebId,
        @Nullable Redirect redirect, Limits limits, Money remainingToday,
        @Nullable Integer remainingDebitsToday,
        @Nullable Instant signedAt, @Nullable Instant expiresAt) {

    /** WeChat's own mini-program, where a buyer signs. */
    private static final String SIGNING_APPID = "wxbd687630cd02ce1d";
    private static final String SIGNING_PATH = "pages/index/index";

    /** @param countPerDay absent when any number of debits is allowed */
    record Limits(Money perDebit, Money perDay, @Nullable Integer countPerDay) {
    }

    /** Arguments of {@code wx.navigateToMiniProgram}. */
    record Redirect(String appid, String path, ExtraData extraData) {
    }

    record ExtraData(String preEntrustwebId) {
    }

    static MandateView of(Mandate mandate, SpendingLimits limits, Instant now, LocalDate today) {
        MandateStatus status = statusOf(mandate, now);
        boolean pending = status == MandateStatus.PENDING;
        String preSigning = pending ? mandate.contract().preSigning() : null;
        Mandate.Usage usage = mandate.usage().on(today);
        Integer debits = debitsLeft(status, limits, usage);
        return new MandateView(mandate.mandateId(), status, preSigning,
                preSigning == null ? null : new Redirect(
                        SIGNING_APPID, SIGNING_PATH, new ExtraData(preSigning)),
                new Limits(limits.perDebit(), limits.perDay(), limits.countPerDay()),
                left(status, limits, usage), debits,
                mandate.times().signedAt(), mandate.times().expiresAt());
    }

    /** What debits without a password may still take today; nothing once their number is used. */
    private static Money left(MandateStatus status, SpendingLimits limits, Mandate.Usage usage) {
        Money left = limits.perDay().minus(usage.used());
        boolean spendable = status == MandateStatus.SIGNED && !left.isNegative()
                && !limits.isOver(usage.count() + 1);
        return spendable ? left : Money.ZERO;
    }

    private static @Nullable Integer debitsLeft(
            MandateStatus status, SpendingLimits limits, Mandate.Usage usage) {
        Integer allowed = limits.countPerDay();
        if (allowed == null) {
            return null;
        }
        return status == MandateStatus.SIGNED ? Math.max(0, allowed - usage.count()) : 0;
    }

    private static MandateStatus statusOf(Mandate mandate, Instant now) {
        Instant end = mandate.times().expiresAt();
        boolean live = mandate.status() == MandateStatus.PENDING
                || mandate.status() == MandateStatus.SIGNED;
        return live && end != null && end.isBefore(now)
                ? MandateStatus.EXPIRED : mandate.status();
    }
}
