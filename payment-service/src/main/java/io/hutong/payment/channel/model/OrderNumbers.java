package io.hutong.payment.channel.model;

import java.util.List;

/**
 * A combined order by its numbers: whoever closes or reverses it has to name all of its parts.
 */
public record OrderNumbers(String appid, String number, List<Part> parts) {

    public OrderNumbers {
        parts = List.copyOf(parts);
    }

    public record Part(String number, String subMchid) {
    }
}
