package io.hutong.payment.channel;

import java.util.List;

/** Closes a combined order that nobody has paid. It has to name all of its parts. */
public record CashierClosing(String appid, String number, List<DebitReversal.Part> parts) {

    public CashierClosing {
        parts = List.copyOf(parts);
    }
}
