package io.hutong.sandbox.book;

import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.store.Store;
import io.hutong.sandbox.store.Table;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Numbers that WeChat Pay gives out: unique, also across restarts, and alike under one seed. */
public final class Ids {

    private static final int BLOCK = 1000;
    private static final String KEY = "ids";
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int MILLION = 1_000_000;
    private static final int DIGITS = 10;

    private final Store store;
    private final BusinessClock clock;
    private final Table<Reserved> reserved;
    private final String prefix;
    private long next;
    private long limit;

    public Ids(Store store, BusinessClock clock, long seed) {
        this.store = store;
        this.clock = clock;
        this.reserved = store.table("ids", Reserved.class, r -> KEY);
        this.prefix = "%06d".formatted(Math.floorMod(seed * MIX, MILLION));
    }

    /** 28 digits, such as 4200001234202611220000000001. */
    public String transaction() {
        return "4200" + prefix + day() + digits();
    }

    /** 28 digits. */
    public String refund() {
        return "5030" + prefix + day() + digits();
    }

    /** 28 digits: a share order, its details, a return. */
    public String share() {
        return "3008" + prefix + day() + digits();
    }

    /** 18 digits. */
    public String contract() {
        return day() + digits();
    }

    /** Such as {@code EV-202611220000000001}. */
    public String event() {
        return "EV-" + day() + digits();
    }

    /** A token of {@code prefix}, the day and a unique tail. */
    public String token(String tokenPrefix) {
        long number = sequence();
        return tokenPrefix + day() + "%010d%06x".formatted(number, Math.floorMod(
                (number + 1) * MIX, 1L << 24));
    }

    private String day() {
        LocalDate today = clock.today();
        return today.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private String digits() {
        String number = Long.toString(sequence());
        return "0".repeat(Math.max(0, DIGITS - number.length())) + number;
    }

    private long sequence() {
        return store.change(() -> {
            long kept = reserved.find(KEY).map(Reserved::until).orElse(0L);
            if (next == limit) {
                next = Math.max(Math.max(next, kept), 1);
                limit = next + BLOCK;
            }
            if (kept != limit) {
                reserved.put(new Reserved(limit));
            }
            return next++;
        });
    }

    /** Numbers below {@code until} may be in use. */
    record Reserved(long until) {
    }
}
