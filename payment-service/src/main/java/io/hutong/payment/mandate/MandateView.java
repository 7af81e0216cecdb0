package io.hutong.payment.mandate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hutong.contracts.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A mandate as its buyer sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MandateView(
        String mandateId, MandateStatus status, @Nullable String preEntrustwebId,
        @Nullable Redirect redirect, Limits limits, Money remainingToday,
        @Nullable Instant signedAt, @Nullable Instant expiresAt) {

    /** WeChat's own mini-program, where a buyer signs. */
    private static final String SIGNING_APPID = "wxbd687630cd02ce1d";
    private static final String SIGNING_PATH = "pages/index/index";

    record Limits(Money perDebit, Money perDay) {
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
        Money remaining = status == MandateStatus.SIGNED
                ? limits.perDay().minus(mandate.usage().usedOn(today)) : Money.ZERO;
        return new MandateView(mandate.mandateId(), status, preSigning,
                preSigning == null ? null : new Redirect(
                        SIGNING_APPID, SIGNING_PATH, new ExtraData(preSigning)),
                new Limits(limits.perDebit(), limits.perDay()),
                remaining.isNegative() ? Money.ZERO : remaining,
                mandate.times().signedAt(), mandate.times().expiresAt());
    }

    private static MandateStatus statusOf(Mandate mandate, Instant now) {
        Instant end = mandate.times().expiresAt();
        boolean live = mandate.status() == MandateStatus.PENDING
                || mandate.status() == MandateStatus.SIGNED;
        return live && end != null && end.isBefore(now)
                ? MandateStatus.EXPIRED : mandate.status();
    }
}
