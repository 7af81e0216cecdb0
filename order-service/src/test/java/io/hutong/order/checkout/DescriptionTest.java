package io.hutong.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.order.lifecycle.model.Quote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    @Test
    void severalLinesAreCountedBehindTheFirst() {
        assertThat(Description.of(List.of(line("Tea"), line("Mug")))).isEqualTo("Tea +1");
    }

    @Test
    void longTitleIsCutBetweenCharactersToWhatWechatTakes() {
        String description = Description.of(List.of(line("茶🍵".repeat(40))));

        assertThat(description.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(127);
        assertThat(description).endsWith("…").doesNotContain("\uFFFD");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(description)).isTrue();
    }

    private static Quote.Line line(String title) {
        return new Quote.Line("sku", title, 1, Money.fen(1), Money.fen(1), null);
    }
}
