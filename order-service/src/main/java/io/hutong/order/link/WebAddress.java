package io.hutong.order.link;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder.ParserType;

/**
 * Where a browser goes with an address. The address is parsed by the rules that browsers follow
 * (WHATWG), and it counts only when it says so itself: what the parser has to decode, map or
 * compute first, such as {@code 2130706433}, punycode or a full-width dot, is no plain host.
 *
 * @param host in lower case, without a dot at the end
 * @param port the one that is connected to, also where it is not written
 */
record WebAddress(String scheme, String host, int port) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    /** Scheme, user, host and port of any address that we could ever allow. */
    private static final int LOOKED_AT = 512;
    private static final Pattern PLAIN = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern WRITTEN = Pattern.compile("(https?):[/\\\\]*");
    private static final String PUNYCODE = "xn--";

    /**
     * Empty for what is not plainly an address of the web.
     *
     * @param text in lower case
     */
    static Optional<WebAddress> parse(String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
        Matcher written = WRITTEN.matcher(start);
        if (!written.lookingAt()) {
            return Optional.empty();
        }
        try {
            UriComponents url = UriComponentsBuilder
                    .fromUriString(start, ParserType.WHAT_WG).build();
            String host = url.getHost();
            return host == null || url.getUserInfo() != null
                    || !start.startsWith(host, written.end()) ? Optional.empty()
                            : of(written.group(1), host.replaceFirst("\\.$", ""), url.getPort());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Optional<WebAddress> of(String scheme, String host, int port) {
        boolean plain = PLAIN.matcher(host).matches() && !host.startsWith(PUNYCODE)
                && !host.contains("." + PUNYCODE);
        return plain ? Optional.of(new WebAddress(scheme, host,
                port < 0 ? portOf(scheme) : port)) : Optional.empty();
    }

    private static int portOf(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    /** Whether it is where a browser goes that is told no port. */
    boolean isUsualPort() {
        return port == portOf(scheme);
    }

    /** Host, and port where it is not the usual one. */
    String shown() {
        return isUsualPort() ? host : host + ":" + port;
    }
}
