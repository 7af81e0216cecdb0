package io.hutong.sandbox.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parsed {@code Authorization} header of a request; its parameters may come in any order.
 *
 * @param scheme    such as {@code WECHATPAY2-SHA256-RSA2048}
 * @param timestamp seconds since the epoch, as it was sent
 * @param signature Base64
 */
record Authorization(String scheme, String mchid, String serialNo, String timestamp, String nonce,
        String signature) {

    private static final Pattern PARAMETER = Pattern.compile("\\s*([a-z_]+)=\"([^\"]*)\"\\s*");
    private static final int PARAMETERS = 5;

    static Optional<Authorization> parse(String header) {
        int space = header.indexOf(' ');
        if (space <= 0) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (String part : header.substring(space + 1).split(",")) {
            Matcher matcher = PARAMETER.matcher(part);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            values.put(matcher.group(1), matcher.group(2));
        }
        return complete(header.substring(0, space), values);
    }

    private static Optional<Authorization> complete(String scheme, Map<String, String> values) {
        String mchid = values.get("mchid");
        String serial = values.get("serial_no");
        String timestamp = values.get("timestamp");
        String nonce = values.get("nonce_str");
        String signature = values.get("signature");
        if (values.size() != PARAMETERS || mchid == null || serial == null || timestamp == null
                || nonce == null || signature == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Authorization(scheme, mchid, serial, timestamp, nonce, signature));
    }
}
