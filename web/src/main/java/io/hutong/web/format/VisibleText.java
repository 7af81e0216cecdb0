package io.hutong.web.format;

/**
 * Whether people can see every character of a text. Somebody who can put in what is not seen can
 * make a title, a note or an address read differently from what it is: by turning the direction of
 * writing, by parting a word for machines only, or by saying something to machines alone.
 *
 * <p>Emoji are made with two such characters, a selector of their looks and a joiner, which may
 * stand where an emoji needs them and nowhere else.
 */
public final class VisibleText {

    private static final int JOINER = 0x200D;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    /** Neither sought in tables: these make up nearly every text. */
    private static final int PLAIN_FROM = ' ';
    private static final int PLAIN_TO = '~';
    private static final int IDEOGRAPHS_FROM = 0x4E00;
    private static final int IDEOGRAPHS_TO = 0x9FA5;
    private static final int NOT_FOUND = -1;

    private VisibleText() {
    }

    /** Where in the text the first character stands that nobody sees; -1 when all are seen. */
    public static int firstHidden(String text) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isPlain(c)) {
                at++;
            } else {
                int point = text.codePointAt(at);
                if (isHidden(point) && !isPartOfEmoji(text, at, point)) {
                    return at;
                }
                at += Character.charCount(point);
            }
        }
        return NOT_FOUND;
    }

    private static boolean isPlain(char c) {
        return c >= PLAIN_FROM && c <= PLAIN_TO || c >= IDEOGRAPHS_FROM && c <= IDEOGRAPHS_TO;
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            // What a newer telephone draws as an emoji has a place that was kept free for it
            case Character.UNASSIGNED -> !Character.isExtendedPictographic(point);
            default -> isIgnored(point);
        };
    }

    /** Letters and marks that Unicode has drawn as nothing (Default_Ignorable_Code_Point). */
    private static boolean isIgnored(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> point >= 0x180B && point <= 0x180F || point >= 0xFE00 && point <= 0xFE0F
                    || point >= 0xE0000 && point <= 0xE0FFF;
        };
    }

    private static boolean isPartOfEmoji(String text, int at, int point) {
        int next = at + Character.charCount(point);
        return switch (point) {
            case TEXT_STYLE, EMOJI_STYLE -> at > 0 && takesStyle(text.codePointBefore(at),
                    next < text.length() ? text.codePointAt(next) : 0);
            case JOINER -> at > 0 && next < text.length() && endsEmoji(text, at)
                    && Character.isExtendedPictographic(text.codePointAt(next));
            default -> false;
        };
    }

    /** Digits are emoji only inside a key: 1, its style, and the key around it. */
    private static boolean takesStyle(int before, int after) {
        return before > PLAIN_TO ? Character.isEmoji(before)
                : Character.isEmoji(before) && after == KEYCAP;
    }

    /** Whether an emoji ends there, with its style or the colour of its skin. */
    private static boolean endsEmoji(String text, int end) {
        int last = text.codePointBefore(end);
        int start = end - Character.charCount(last);
        boolean dressed = last == EMOJI_STYLE || Character.isEmojiModifier(last);
        return Character.isExtendedPictographic(
                dressed && start > 0 ? text.codePointBefore(start) : last);
    }
}
