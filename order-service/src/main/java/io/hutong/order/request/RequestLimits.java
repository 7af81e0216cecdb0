package io.hutong.order.request;

import java.util.regex.Pattern;

/** Bounds of what callers may send. */
public final class RequestLimits {

    /** SKUs and mini-programs. Whether there is one of that name is another question. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /** 10 billion yuan, in fen: far above any order, far below an overflow. */
    public static final long MONEY_MAX = 1_000_000_000_000L;
    static final int LINES_MAX = 50;
    static final int QUANTITY_MAX = 999;
    /** What WeChat Pay takes as the reason of a refund. */
    static final int REASON_MAX = 80;

    private RequestLimits() {
    }
}
