package io.hutong.web.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text may hold so that its reader sees all of it. */
class VisibleTextTest {

    private static final int NONE = -1;

    /** Direction, width, joiners, hyphens, tags, halves, lines, fillers, private and unknown. */
    static IntStream hidden() {
        return Stream.of(
                IntStream.rangeClosed(0x202A, 0x202E), IntStream.rangeClosed(0x2066, 0x2069),
                IntStream.rangeClosed(0x200B, 0x200F), IntStream.rangeClosed(0x2060, 0x2065),
                IntStream.rangeClosed(0x2028, 0x2029), IntStream.rangeClosed(0, 0x1F),
                IntStream.rangeClosed(0x7F, 0x9F), IntStream.rangeClosed(0x206A, 0x206F),
                IntStream.rangeClosed(0xE0000, 0xE007F), IntStream.rangeClosed(0xE0100, 0xE01EF),
                IntStream.rangeClosed(0xFE00, 0xFE0F), IntStream.rangeClosed(0x180B, 0x180F),
                IntStream.rangeClosed(0xFFF9, 0xFFFB), IntStream.rangeClosed(0x1D173, 0x1D17A),
                IntStream.of(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164,
                        0xFEFF, 0xFFA0, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xF8FF, 0xF0000,
                        0x10FFFD, 0x378, 0xFFFE, 0xFFFF, 0x10FFFF))
                .flatMapToInt(all -> all);
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void characterThatNobodySeesIsFoundWhereverItStands(int point) {
        String hidden = Character.toString(point);

        assertThat(VisibleText.firstHidden(hidden)).isZero();
        assertThat(VisibleText.firstHidden("tea" + hidden)).isEqualTo(3);
        assertThat(VisibleText.firstHidden("茶" + hidden + "100")).isEqualTo(1);
        assertThat(VisibleText.firstHidden("🍵a" + hidden + "🍵")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tea 100", "西湖龙井（特级）", "上海市　徐汇区\u00A0漕溪路 1 号—2", "Ñandú é e\u0301",
            "ไทย हिन्दी العربية עברית", "¥129.00 ½ №5 ™ ©", "𠮷野家 𡈽", "🍵🎁", "生日快乐🎂，爱你❤️",
            "👨‍👩‍👧‍👦 一家", "🏳️‍🌈", "👩🏽‍🚒", "🧑‍💻", "1️⃣2️⃣#️⃣*️⃣", "☎︎ ☎️", "🇨🇳🇭🇰",
            "👍🏿", "❤️‍🔥",
            "👁️‍🗨️", "⛹🏻‍♀️", "🏴‍☠️", "🐻‍❄️"})
    void whatPeopleWriteIsSeen(String text) {
        assertThat(VisibleText.firstHidden(text)).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200D🍵", "🍵\u200D", "🍵\u200Da", "a\u200D🍵", "🍵\u200D\u200D🍵",
            "🍵\uFE0F\uFE0F\u200D🍵", "1\uFE0F", "1\uFE0F2", "a\uFE0F", "茶\uFE0F", "🍵\u200B🍵",
            "\uFE0F",
            "🍵\uFE0F\uFE0F", "🍵 \u200D🍵", "🏽\u200Dx", "👩\u200D1", "9\u200D1",
            "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F"})
    void whatEmojiAreMadeOfHidesNowhereElse(String text) {
        assertThat(VisibleText.firstHidden(text)).isNotEqualTo(NONE);
    }

    @Test
    void emojiOfTomorrowIsSeen() {
        assertThat(Character.getType(0x1FAFF)).isEqualTo(Character.UNASSIGNED);
        assertThat(VisibleText.firstHidden("\uD83E\uDEFF")).isEqualTo(NONE);
    }
}
