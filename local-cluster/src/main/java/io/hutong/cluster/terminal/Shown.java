package io.hutong.cluster.terminal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What came from outside, made fit for a terminal: anybody who may write to a topic could otherwise
 * move the cursor, change colours or flood the screen of the person who looks.
 */
public final class Shown {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_ASCII = 0x7e;
    private static final int BYTE = 0xff;

    private Shown() {
    }

    /**
     * One line of at most {@code most} characters of the text, what cannot be seen escaped as in
     * JSON; where it is cut, it says how long it is.
     */
    public static String text(String text, int most) {
        var shown = new StringBuilder();
        int characters = text.codePointCount(0, text.length());
        text.codePoints().limit(most).forEach(point -> append(shown, point));
        return characters <= most ? shown.toString()
                : shown + String.format(Locale.ROOT, " … (%,d characters)", characters);
    }

    /** The same of bytes that may not be text: then those beyond ASCII are {@code \x1f}. */
    public static String bytes(byte[] bytes, int most) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text(text.toString(), most);
        } catch (CharacterCodingException e) {
            return garbage(bytes, most);
        }
    }

    private static String garbage(byte[] bytes, int most) {
        var shown = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, most); i++) {
            int one = bytes[i] & BYTE;
            if (one >= FIRST_PRINTABLE && one <= LAST_ASCII && one != '\\') {
                shown.append((char) one);
            } else {
                shown.append(String.format(Locale.ROOT, "\\x%02x", one));
            }
        }
        return shown + String.format(Locale.ROOT, "%s (%,d bytes, not text)",
                bytes.length <= most ? "" : " …", bytes.length);
    }

    private static void append(StringBuilder shown, int point) {
        if (isVisible(point)) {
            shown.appendCodePoint(point);
        } else if (Character.isBmpCodePoint(point)) {
            shown.append(String.format(Locale.ROOT, "\\u%04x", point));
        } else {
            shown.append(String.format(Locale.ROOT, "\\u{%x}", point));
        }
    }

    /** Controls, directions, joiners, line ends, private and unassigned characters are not. */
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
