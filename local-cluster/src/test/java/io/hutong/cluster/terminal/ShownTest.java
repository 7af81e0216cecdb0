package io.hutong.cluster.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownTest {

    private static final int MOST = 40;

    @Test
    void textOfOrdersStaysAsItIs() {
        assertThat(Shown.text("{\"title\":\"龙井 tea ☕ ¥1.00\"}", MOST))
                .isEqualTo("{\"title\":\"龙井 tea ☕ ¥1.00\"}");
    }

    @Test
    void nothingReachesTheTerminalThatMovesItsCursor() {
        var everything = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(Shown.text(everything, Integer.MAX_VALUE).codePoints()
                .filter(point -> Character.isISOControl(point) || point == 0x202e
                        || point == 0x2028 || point == 0x200b))
                .isEmpty();
        assertThat(Shown.text("a\u001b[2Jb\r\n\u202ec", MOST))
                .isEqualTo("a\\u001b[2Jb\\u000d\\u000a\\u202ec");
    }

    @Test
    void longTextIsCutBetweenCharactersAndSaysHowLongItIs() {
        assertThat(Shown.text("🍵".repeat(2_000), 2)).isEqualTo("🍵🍵 … (2,000 characters)");
        assertThat(Shown.text("ab", 2)).isEqualTo("ab");
    }

    @Test
    void bytesThatAreNoTextAreShownByteByByte() {
        assertThat(Shown.bytes(new byte[] {'o', 'k', 0, (byte) 0xff, '\\'}, MOST))
                .isEqualTo("ok\\x00\\xff\\x5c (5 bytes, not text)");
        assertThat(Shown.bytes("茶".getBytes(StandardCharsets.UTF_8), MOST)).isEqualTo("茶");
        assertThat(Shown.bytes(new byte[1_500], 1)).isEqualTo("\\u0000 … (1,500 characters)");
    }
}
