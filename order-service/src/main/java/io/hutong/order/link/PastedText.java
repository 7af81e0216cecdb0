package io.hutong.order.link;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the token in whatever a person has pasted: the sentence it came in, a link, half a chat.
 * Full-width letters, capitals and invisible characters between the words do no harm.
 *
 * <p>A token inside a web address counts only with that address: the caller checks its host. The
 * address is read pessimistically, as a careful browser would: what stands before an {@code @}, a
 * second address in the query, and letters that only look like Latin ones gain nothing.
 */
final class PastedText {

    /** Anything that somebody could take for a token, right or not. */
    private static final Pattern TOKEN =
            Pattern.compile("(?<![0-9a-z])" + LinkTokens.PREFIX + "[0-9a-z]{10,80}(?![0-9a-z])");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{0,20}:[/\\\\]{2}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s]{1,200}");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\ufeff]");
    private static final Pattern HOST = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    /** What ends an address in running text. */
    private static final String ENDS = "\"'<>()[]{}|^`¥￥$《》「」『』【】（），,！!；;、“”‘’";
    private static final String PUNYCODE = "xn--";

    private PastedText() {
    }

    /** What was found. */
    sealed interface Finding {

        /** A token by itself. */
        record Token(String token) implements Finding {
        }

        /** A token in an address with that host. */
        record InAddress(String token, String host) implements Finding {
        }

        /** The token's address has no host that could ever be on a list. */
        record SuspiciousAddress(String shown) implements Finding {
        }

        record Nothing(boolean hasAddress) implements Finding {
        }

        /** Which one is meant cannot be told. */
        record Several() implements Finding {
        }
    }

    static Finding find(String text) {
        String plain = INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("").toLowerCase(Locale.ROOT);
        Map<String, Finding> found = new LinkedHashMap<>();
        Matcher tokens = TOKEN.matcher(plain);
        while (tokens.find()) {
            Finding one = place(plain, tokens.start(), tokens.group());
            found.merge(tokens.group(), one, PastedText::stricter);
            if (found.size() > 1) {
                return new Finding.Several();
            }
        }
        return found.values().stream().findFirst()
                .orElseGet(() -> new Finding.Nothing(ADDRESS.matcher(plain).find()));
    }

    /** A token that stands in the text twice is judged by its address, where it has one. */
    private static Finding stricter(Finding one, Finding other) {
        if (one instanceof Finding.SuspiciousAddress || other instanceof Finding.Token) {
            return one;
        }
        if (one instanceof Finding.InAddress first && other instanceof Finding.InAddress second
                && !first.host().equals(second.host())) {
            return new Finding.SuspiciousAddress(second.host());
        }
        return other;
    }

    private static Finding place(String text, int start, String token) {
        String before = wordBefore(text, start);
        Matcher scheme = SCHEME.matcher(before);
        boolean address = scheme.find();
        if (!address && before.indexOf('/') < 0 && before.indexOf('.') < 0) {
            return new Finding.Token(token);
        }
        String rest = address ? before.substring(scheme.end())
                : before.replaceFirst("^[/\\\\]{2}", "");
        return hostOf(rest).<Finding>map(host -> new Finding.InAddress(token, host))
                .orElseGet(() -> new Finding.SuspiciousAddress(shortened(rest)));
    }

    private static String wordBefore(String text, int end) {
        int from = end;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))
                && ENDS.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return text.substring(from, end);
    }

    private static Optional<String> hostOf(String address) {
        String authority = address.split("[/?#\\\\]", 2)[0];
        if (authority.indexOf('@') >= 0) {
            return Optional.empty();
        }
        String host = authority.replaceFirst(":[0-9]{1,5}$", "").replaceFirst("\\.$", "");
        boolean plain = HOST.matcher(host).matches() && !host.startsWith(PUNYCODE)
                && !host.contains("." + PUNYCODE);
        return plain ? Optional.of(host) : Optional.empty();
    }

    private static String shortened(String text) {
        int end = Math.min(text.length(), 80);
        return text.substring(0, end);
    }
}
