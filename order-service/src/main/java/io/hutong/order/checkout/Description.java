package io.hutong.order.checkout;

import io.hutong.order.lifecycle.model.Quote;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the buyer reads in WeChat about a sub-payment: at most 127 bytes there. */
final class Description {

    private static final int MAX_BYTES = 127;
    private static final String ELLIPSIS = "…";

    private Description() {
    }

    static String of(List<Quote.Line> lines) {
        if (lines.isEmpty()) {
            return "Hutong";
        }
        String first = lines.getFirst().title();
        return fit(lines.size() == 1 ? first : first + " +" + (lines.size() - 1));
    }

    private static String fit(String text) {
        if (bytes(text) <= MAX_BYTES) {
            return text;
        }
        int end = text.length();
        while (bytes(text.substring(0, end) + ELLIPSIS) > MAX_BYTES) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
