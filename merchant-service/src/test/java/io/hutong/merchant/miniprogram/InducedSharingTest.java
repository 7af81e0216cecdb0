package io.hutong.merchant.miniprogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The corpus: what hosts have closed mini-programs for, and what only sounds like it. The part that
 * is held out was written before the rules and is never looked at when they are changed: it tells
 * what they do with phrases that nobody has thought of.
 */
class InducedSharingTest {

    private static final double FOUND_AT_LEAST = 0.95;
    private static final double FALSE_AT_MOST = 0.02;
    /** Of phrases that the rules have never seen; what was measured, less one phrase. */
    private static final double UNSEEN_FOUND_AT_LEAST = 0.75;
    private static final double UNSEEN_FALSE_AT_MOST = 0.025;

    private static List<String> linesOf(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(InducedSharingTest.class
                .getResourceAsStream("/induced-sharing/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static List<String> flaggedOf(String file) throws IOException {
        return linesOf(file).stream()
                .filter(text -> !InducedSharing.objections(text).isEmpty()).toList();
    }

    @ParameterizedTest
    @CsvSource({"flagged.txt, 1000, " + FOUND_AT_LEAST,
            "heldout-flagged.txt, 40, " + UNSEEN_FOUND_AT_LEAST})
    void campaignsThatRewardSharingAreFlagged(String file, int size, double share)
            throws IOException {
        List<String> all = linesOf(file);
        List<String> found = flaggedOf(file);

        assertThat(all).hasSizeGreaterThanOrEqualTo(size);
        assertThat(found.size()).as("missed: " + all.stream()
                .filter(text -> !found.contains(text)).toList())
                .isGreaterThanOrEqualTo((int) Math.ceil(all.size() * share));
    }

    @ParameterizedTest
    @CsvSource({"harmless.txt, 1000, " + FALSE_AT_MOST,
            "heldout-harmless.txt, 40, " + UNSEEN_FALSE_AT_MOST})
    void textsThatRewardNobodyForSharingAreNot(String file, int size, double share)
            throws IOException {
        List<String> all = linesOf(file);

        assertThat(all).hasSizeGreaterThanOrEqualTo(size);
        assertThat(flaggedOf(file)).hasSizeLessThanOrEqualTo((int) (all.size() * share));
    }

    /** The rules know acts and gains, not phrases: any act with any gain is an inducement. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"',
            value = {"acts-zh.txt | gains-zh.txt | \"，\"", "acts-en.txt | gains-en.txt | \", \""})
    void anyActJoinedWithAnyGainIsFlagged(String acts, String gains, String comma)
            throws IOException {
        List<String> all = new ArrayList<>();
        for (String act : linesOf(acts)) {
            linesOf(gains).forEach(gain -> all.add(act + comma + gain));
        }

        long found = all.stream()
                .filter(text -> !InducedSharing.objections(text).isEmpty()).count();

        assertThat(all).hasSizeGreaterThan(2_000);
        assertThat(found).isGreaterThanOrEqualTo((long) Math.ceil(all.size() * FOUND_AT_LEAST));
    }

    /** Whoever wrote the text can see what to take out. */
    @Test
    void findingNamesTheActAndWhatItBrings() {
        var finding = InducedSharing.findings("邀请好友下单，返现10元").getFirst();

        assertThat(finding.act()).contains("邀请");
        assertThat(finding.gain()).contains("返现");
    }

    /** Of one phrase and its disguises: none of them helps. */
    @ParameterizedTest
    @ValueSource(strings = {"分享给好友领红包", "分 享 给 好 友 领 红 包", "分1享2给3好4友领5红6包",
            "分-享-给-好-友-领-红-包", "分享給好友領紅包", "芬享给好友领红苞", "fen xiang给好友领hongbao",
            "分\u200b享给好友领\u2066红包", "fx给hy领hb", "芬x给郝友领红b", "分享给👭领🧧",
            "Share with friends to get cash", "s h a r e with friends to get cash",
            "Ｓｈａｒｅ ｗｉｔｈ ｆｒｉｅｎｄｓ to get cash", "Shаre with friends to get cаsh",
            "Sh@re with fr1ends to get ca$h", "Sháre with friends to get cash"})
    void disguiseOfAPhraseIsTheSamePhrase(String text) {
        assertThat(InducedSharing.objections(text)).contains("REWARD_FOR_SHARING");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"邀请两位好友，领红包 | REWARD_FOR_SHARING",
            "红包等你拿，只需转发三个群 | REWARD_NEEDS_SHARING",
            "Get a mug when you share this page | REWARD_NEEDS_SHARING",
            "你和好友各得5元 | BOTH_REWARDED", "朋友用得开心，你赚20元 | REWARD_FOR_OTHERS",
            "发展下线，层层返利 | MULTI_LEVEL", "分享后才能查看答案 | SHARING_REQUIRED",
            "转发到三个群 | SHARING_REQUIRED", "不转不是中国人 | PRESSED_TO_SHARE"})
    void objectionSaysWhichRuleIsBroken(String text, String rule) {
        assertThat(InducedSharing.objections(text)).contains(rule);
    }

    /** A word of refusal for something else is no refusal. */
    @ParameterizedTest
    @ValueSource(strings = {"不用下载，分享给好友就领红包", "无需付款！转发三个群领现金",
            "No purchase necessary: share with 3 friends to win",
            "Don't miss out, invite a friend and get ¥5"})
    void refusalOfSomethingElseHidesNothing(String text) {
        assertThat(InducedSharing.objections(text)).isNotEmpty();
    }

    @Test
    void longTextIsReadInAMoment() {
        for (String piece : List.of("分享get", "邀请好友", "free share ", "a", "领", "，", "1")) {
            long before = System.nanoTime();

            InducedSharing.objections(piece.repeat(20_000));

            assertThat(System.nanoTime() - before).as(piece).isLessThan(30_000_000_000L);
        }
    }
}
