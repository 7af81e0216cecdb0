package io.hutong.merchant.miniprogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus: what hosts have closed mini-programs for, and what only sounds like it. */
class InducedSharingTest {

    static List<String> flagged() throws IOException {
        return linesOf("flagged.txt");
    }

    static List<String> harmless() throws IOException {
        return linesOf("harmless.txt");
    }

    private static List<String> linesOf(String file) throws IOException {
        try (InputStream in = InducedSharingTest.class
                .getResourceAsStream("/induced-sharing/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("flagged")
    void campaignThatRewardsSharingIsFlagged(String text) {
        assertThat(InducedSharing.objections(text)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void textThatRewardsNobodyForSharingIsNot(String text) {
        assertThat(InducedSharing.objections(text)).isEmpty();
    }

    @Test
    void longTextIsReadInAMoment() {
        long before = System.nanoTime();

        InducedSharing.objections("分享get".repeat(20_000));

        assertThat(System.nanoTime() - before).isLessThan(30_000_000_000L);
    }
}
