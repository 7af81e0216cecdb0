package io.hutong.web.guess;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a call comes from. Behind a proxy all calls come from the proxy, which names the caller in
 * {@code X-Forwarded-For}; but anybody can send that header, so it is believed of those proxies
 * only that the settings name, from the nearest one outwards.
 */
final class CallerAddress {

    private static final String UNKNOWN = "unknown";
    /** Of an IPv6 address the part that a provider gives to one customer. */
    private static final int CUSTOMER_BYTES = 8;
    private static final int BYTE = Byte.SIZE;
    /** An IPv4 or IPv6 address, with a port or without. */
    private static final Pattern HOP = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::\\d+)?"
            + "|((?:\\d+\\.){3}\\d+)(?::\\d+)?|([0-9A-Fa-f.]*:[0-9A-Fa-f:.]+)");

    private final List<IpSubnetFilterRule> trusted;

    /** @param trusted addresses or subnets such as {@code 10.0.0.0/8} */
    CallerAddress(List<String> trusted) {
        this.trusted = trusted.stream().map(CallerAddress::subnet).toList();
    }

    private static IpSubnetFilterRule subnet(String text) {
        try {
            String[] parts = text.strip().split("/", 2);
            InetAddress address = InetAddress.ofLiteral(parts[0]);
            int bits = parts.length == 2 ? Integer.parseInt(parts[1])
                    : address.getAddress().length * BYTE;
            return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("hutong.http.guesses.trusted-proxies"
                    + " (HUTONG_TRUSTED_PROXIES): " + text
                    + " is no address and no subnet such as 10.0.0.0/8", e);
        }
    }

    /**
     * @param remote    the other end of the connection
     * @param forwarded values of {@code X-Forwarded-For}
     */
    String of(@Nullable InetSocketAddress remote, @Nullable List<String> forwarded) {
        if (remote == null || remote.getAddress() == null) {
            return UNKNOWN;
        }
        InetAddress address = remote.getAddress();
        List<String> hops = forwarded == null ? List.of()
                : Arrays.asList(String.join(",", forwarded).split(","));
        for (String hop : hops.reversed()) {
            Optional<InetAddress> before = isTrusted(address) ? literal(hop) : Optional.empty();
            if (before.isEmpty()) {
                break;
            }
            address = before.get();
        }
        return text(address);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(each -> each.matches(new InetSocketAddress(address, 0)));
    }

    private static Optional<InetAddress> literal(String hop) {
        Matcher matcher = HOP.matcher(hop.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(Optional.ofNullable(matcher.group(1))
                    .or(() -> Optional.ofNullable(matcher.group(2)))
                    .orElseGet(() -> matcher.group(3))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] network = Arrays.copyOf(
                Arrays.copyOf(address.getAddress(), CUSTOMER_BYTES), address.getAddress().length);
        try {
            return InetAddress.getByAddress(network).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
