package io.hutong.sandbox.http;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The names under which the sandbox is asked for what needs no signature: the control plane, which
 * hands out private keys, and its page. A web page whose name was made to lead here (DNS rebinding)
 * is for its browser the same site; only the name gives it away.
 *
 * <p>Names of the real hosts are its own, too: nobody else can make them lead here.
 */
final class HostNames {

    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9a-f:.]{2,45}]|[a-z0-9._-]{1,253})(?::([0-9]{1,5}))?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[.*]");
    private static final List<String> OWN = List.of("localhost", "127.0.0.1", "[::1]",
            "wechatpay-sandbox", "api.mch.weixin.qq.com", "api2.mch.weixin.qq.com",
            "api.weixin.qq.com");

    private final Set<String> names;

    /** @param told further names, each with a port or for any */
    public HostNames(List<String> told) {
        this.names = new HashSet<>(OWN);
        for (String name : told) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!AUTHORITY.matcher(lower).matches()) {
                throw new IllegalArgumentException("--host-names takes names such as"
                        + " pay-sandbox or pay-sandbox:8090, not " + name);
            }
            names.add(lower);
        }
    }

    /** Whether the client knows the sandbox by a name of its own, or by the address it reached. */
    boolean know(Arrival arrival) {
        String asked = arrival.authority().toLowerCase(Locale.ROOT);
        Matcher parts = AUTHORITY.matcher(asked);
        return parts.matches() && (names.contains(asked) || names.contains(parts.group(1))
                || isWhereItArrived(parts.group(1), arrival.local()));
    }

    /** An address cannot be made to lead elsewhere. */
    private static boolean isWhereItArrived(String host, @Nullable InetAddress local) {
        if (local == null || !NUMBERS.matcher(host).matches()) {
            return false;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).equals(local);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
