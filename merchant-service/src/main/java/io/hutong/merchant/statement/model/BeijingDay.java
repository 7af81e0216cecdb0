package io.hutong.merchant.statement.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The business day of an instant: WeChat Pay's days, and so ours, are Beijing days. */
public final class BeijingDay {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private BeijingDay() {
    }

    public static LocalDate of(Instant instant) {
        return instant.atZone(BEIJING).toLocalDate();
    }
}
