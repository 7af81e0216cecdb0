package io.hutong.order.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[\\p{L}\\p{N}_-]+[.。])+\\p{L}[\\p{L}\\p{N}-]*[.。]?(?::\\d*)?|localhost(?::\\d*)?"
            + "|\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d*)?|\\[[0-9a-f:.]+](?::\\d*)?");
    /** A token as the first part of a host, or as the user of a mailbox. */
    private static final Pattern GOES_ON = Pattern.compile(
            "@[\\p{L}\\p{N}_-]+[.。]\\p{L}.*|[.。](?:[\\p{L}\\p{N}_-]+[.。])*"
            + "(?:[\\p{L}\\p{N}_-]+[.。]\\p{L}{2,}|\\p{L}{2,}[:/\\\\?#]"
            + "|(?:com|cn|net|org|io|app|shop|top|xyz|vip|cc|info|site|link|me|co|tv|mobi|club"
            + "|online)(?![\\p{L}\\p{N}])).*");
    /** What no host contains: before it, another word stood. */
    private static final String ENDS = "\"'<>(){}|^`¥￥$《》「」『』【】（），,！!；;、“”‘’=&*…";
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
        if (GOES_ON.matcher(word.substring(to)).matches()) {
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
            if (opens && i > head
                    || (c == '?' || c == '#')
                    && DOMAIN.matcher(word.substring(head, i)).matches()) {
                return Optional.of(withScheme(word.substring(head)));
            }
            slash |= opens;
            head = opens || c == '?' || c == '#' || ENDS.indexOf(c) >= 0 ? i + 1 : head;
        }
        return slash ? Optional.of(withScheme(word.substring(head))) : Optional.empty();
    }

    private static String withScheme(String rest) {
        return (SECURE.matcher(rest).matches() ? "https://" : UNWRITTEN) + rest;
    }
}
