package io.hutong.order.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that a phone could open when somebody taps on a token in running text. Phones do
 * not agree on where an address ends: some stop at a bracket or a Chinese comma, some only at a
 * space. So everything up to the next space belongs to it, and each beginning is one more reading;
 * the caller takes the token only if all readings are allowed.
 */
final class OpenedAddresses {

    /** More beginnings than this in one word are not a link that somebody has shared. */
    static final int MOST = 8;
    /** What begins an address. Of schemes without slashes only those that phones do open. */
    private static final Pattern SCHEME = Pattern.compile(
            "[a-z][a-z0-9+.-]{0,30}:[/\\\\]|(?<![a-z0-9+.-])(?:https?|ftp|file|javascript|vbscript"
                    + "|data|blob|about|mailto|tel|sms|smsto|intent|market|view-source|weixin|alipays?"
                    + "|taobao|tbopen|openapp\\.jdmobile):");
    private static final Pattern HOST = Pattern.compile(
            "(?:[\\p{L}\\p{N}_-]++[.。])++\\p{L}[\\p{L}\\p{N}-]*+|localhost"
                    + "|\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");
    private static final Pattern PORT = Pattern.compile("[.。]?(?::\\d*+)?$");
    /** What may follow a token within one part of a host, or of a mailbox. */
    private static final String PART = "[\\p{L}\\p{N}_+%-]*+";
    /** Chinese sentences end like a part of a Chinese host; phones open no such host. */
    private static final String DOT = "(?:\\.|。(?=[a-z0-9]))";
    /**
     * A token in a part of a host, or as the user of a mailbox. Nothing is tried twice: a word may
     * have thousands of parts.
     */
    private static final Pattern GOES_ON = Pattern.compile(
            PART + "(?:@[\\p{L}\\p{N}_-]++[.。]\\p{L}"
                    + "|" + DOT + "[\\p{L}\\p{N}_-]++(?:" + DOT
                    + "(?!\\p{L}{2})[\\p{L}\\p{N}_-]++)*+"
                    + DOT + "\\p{L}{2}"
                    + "|" + DOT + "(?:\\p{L}{2,}+[:/\\\\?#]"
                    + "|(?:com|cn|net|org|io|app|shop|top|xyz|vip|cc|info|site|link|me|co|tv|mobi|club"
                    + "|online)(?![\\p{L}\\p{N}])))");
    /** What no host contains: before it, another word stood. */
    private static final String ENDS = "\"'<>(){}|^`¥￥$《》「」『』【】（），,！!；;、“”‘’=&*…";
    /** Dot, colon and digits; longer ones are no port. */
    private static final int PORT_MOST = 12;
    private static final String UNWRITTEN = "http://";
    private static final Pattern SECURE =
            Pattern.compile("[^/\\\\?#]*:443(?:[/\\\\?#].*)?", Pattern.DOTALL);

    private OpenedAddresses() {
    }

    /**
     * The readings of one word, the outermost first; none when no phone would open it.
     *
     * @param word without spaces
     * @param from where the token begins
     * @param to   where it ends
     */
    static List<String> of(String word, int from, int to) {
        List<String> found = new ArrayList<>();
        Matcher scheme = SCHEME.matcher(word).region(0, from);
        scheme.useTransparentBounds(true);
        while (scheme.find() && found.size() <= MOST) {
            found.add(word.substring(scheme.start()));
        }
        if (found.isEmpty()) {
            unwritten(word, from).ifPresent(found::add);
        }
        if (GOES_ON.matcher(word.substring(to)).lookingAt()) {
            found.add(word.substring(from));
        }
        return found;
    }

    /** An address without a scheme, as {@code shop.example/s/…} or {@code //shop.example/…}. */
    private static Optional<String> unwritten(String word, int from) {
        int head = 0;
        boolean slash = false;
        for (int i = 0; i < from; i++) {
            char c = word.charAt(i);
            boolean opens = c == '/' || c == '\\';
            if (opens && i > head) {
                return Optional.of(withScheme(word.substring(head)));
            }
            OptionalInt host = c == '?' || c == '#' ? hostBefore(word, head, i)
                    : OptionalInt.empty();
            if (host.isPresent()) {
                return Optional.of(withScheme(word.substring(host.getAsInt())));
            }
            slash |= opens;
            head = opens || c == '?' || c == '#' || ENDS.indexOf(c) >= 0 ? i + 1 : head;
        }
        return slash ? Optional.of(withScheme(word.substring(head))) : Optional.empty();
    }

    /** Where a host begins that ends there; any sign may stand before it, as in "link:". */
    private static OptionalInt hostBefore(String word, int from, int to) {
        Matcher port = PORT.matcher(word).region(Math.max(from, to - PORT_MOST), to);
        int end = port.find() ? port.start() : to;
        int start = end > from && word.charAt(end - 1) == ']'
                ? Math.max(from, word.lastIndexOf('[', end)) : end;
        while (start > from && isOfHost(word.charAt(start - 1))) {
            start--;
        }
        return HOST.matcher(word.substring(start, end)).matches()
                ? OptionalInt.of(start) : OptionalInt.empty();
    }

    private static boolean isOfHost(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || "_-.。".indexOf(c) >= 0;
    }

    private static String withScheme(String rest) {
        return (SECURE.matcher(rest).matches() ? "https://" : UNWRITTEN) + rest;
    }
}
