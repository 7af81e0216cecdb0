package io.hutong.payment.channel;

import java.util.List;

/** Asks the channel to make sure that a combined debit does not stand. */
public record DebitReversal(String appid, String number, List<Part> parts) {

    public DebitReversal {
        parts = List.copyOf(parts);
    }

    public record Part(String number, String subMchid) {
    }
}
