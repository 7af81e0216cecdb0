package io.hutong.order.link;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the token in whatever a person has pasted: the sentence it came in, a link, half a chat.
 * Full-width letters, capitals and characters that nobody sees do no harm.
 *
 * <p>A token inside anything that a phone would open as an address counts only with that address;
 * the caller judges it.
 */
final class PastedText {

    /** Anything that somebody could take for a token, right or not. */
    private static final Pattern TOKEN =
            Pattern.compile("(?<![0-9a-z])" + LinkTokens.PREFIX + "[0-9a-z]{10,80}(?![0-9a-z])");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s]{1,200}");
    /**
     * What is drawn as nothing: Unicode's format and control characters, fillers, joiners and
     * selectors. Spaces and line ends are not among them.
     */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cf}\\p{Cc}\\x{34f}\\x{115f}\\x{1160}\\x{17b4}\\x{17b5}\\x{180b}-\\x{180f}"
                    + "\\x{2065}\\x{3164}\\x{fe00}-\\x{fe0f}\\x{ffa0}\\x{fff0}-\\x{fff8}"
                    + "\\x{e0000}-\\x{e0fff}&&[^\\s\\x85]]");
    /** Browsers drop these inside an address; a tab anywhere, a line end where it is unfinished. */
    private static final Pattern DROPPED =
            Pattern.compile("\\t+|(?<=[/\\\\=?&#%;@:])[\\r\\n\\f\\x0b]+");
    private static final int SHOWN = 80;
    /** A message says its token once or twice, a forwarded chat a few times more. */
    static final int SAID_AT_MOST = 20;

    private PastedText() {
    }

    /** What was found. */
    sealed interface Finding {

        /** A token by itself. */
        record Token(String token) implements Finding {
        }

        /** @param readings the addresses that it may be a part of; all of them have to do */
        record InAddress(String token, List<WebAddress> readings) implements Finding {
        }

        /** The token's address has no host that could ever be on a list. */
        record SuspiciousAddress(String shown) implements Finding {
        }

        record Nothing(boolean hasAddress) implements Finding {
        }

        /** Which one is meant cannot be told, or one is said more often than anybody would. */
        record Several() implements Finding {
        }
    }

    static Finding find(String text) {
        String plain = visible(visible(text));
        if (TOKEN.matcher(plain).results().skip(SAID_AT_MOST).findAny().isPresent()) {
            return new Finding.Several();
        }
        Map<String, Finding> found = tokensIn(plain);
        if (found.size() > 1) {
            return new Finding.Several();
        }
        Optional<Map.Entry<String, Finding>> one = found.entrySet().stream().findFirst();
        if (one.isEmpty()) {
            return new Finding.Nothing(ADDRESS.matcher(plain).find());
        }
        String token = one.get().getKey();
        Finding joined = tokensIn(DROPPED.matcher(plain).replaceAll("")).get(token);
        return joined == null ? one.get().getValue() : stricter(one.get().getValue(), joined);
    }

    /** Twice, because a letter that is made of two may have had something unseen in between. */
    private static String visible(String text) {
        return INVISIBLE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** At most two: more are as many as two. */
    private static Map<String, Finding> tokensIn(String plain) {
        Map<String, Finding> found = new LinkedHashMap<>();
        Matcher tokens = TOKEN.matcher(plain);
        while (tokens.find() && found.size() < 2) {
            found.merge(tokens.group(), place(plain, tokens.start(), tokens.end()),
                    PastedText::stricter);
        }
        return found;
    }

    /** A token that stands in the text twice is judged by its address, where it has one. */
    private static Finding stricter(Finding one, Finding other) {
        if (one instanceof Finding.SuspiciousAddress || other instanceof Finding.Token) {
            return one;
        }
        if (one instanceof Finding.InAddress first && other instanceof Finding.InAddress second
                && !first.readings().equals(second.readings())) {
            return new Finding.SuspiciousAddress(second.readings().getFirst().shown());
        }
        return other;
    }

    private static Finding place(String text, int start, int end) {
        int from = start;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        int to = end;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        String token = text.substring(start, end);
        List<String> opened = OpenedAddresses.of(text.substring(from, to), start - from,
                end - from);
        return opened.isEmpty() ? new Finding.Token(token) : judged(token, opened);
    }

    private static Finding judged(String token, List<String> opened) {
        List<WebAddress> readings = opened.stream().limit(OpenedAddresses.MOST)
                .flatMap(address -> WebAddress.parse(address).stream()).toList();
        return readings.size() == opened.size()
                ? new Finding.InAddress(token, readings.stream().distinct().toList())
                : new Finding.SuspiciousAddress(shortened(opened.getFirst()));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), SHOWN));
    }
}
