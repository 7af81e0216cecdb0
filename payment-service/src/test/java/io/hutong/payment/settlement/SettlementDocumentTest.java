package io.hutong.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.payment.payments.Subsidy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The worked example of {@code docs/settlement.md} is what the code does. */
class SettlementDocumentTest {

    private static final Pattern BLOCK = Pattern.compile(
            "recomputed by SettlementDocumentTest -->\\s+```\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(?m)^([a-z_]+) +(\\d+)");

    @Test
    void publishedDivisionIsRecomputed() throws IOException {
        Map<String, Integer> example = example();
        SettlementTerms terms = new SettlementTerms(rate(example, "commission_bp"),
                rate(example, "traffic_bp"), rate(example, "channel_bp"));

        Division division = Division.of(fen(example, "amount"), terms);
        Subsidy subsidy = new Subsidy(fen(example, "subsidy"), rate(example, "from_traffic"));

        assertThat(division.commission()).isEqualTo(fen(example, "commission"));
        assertThat(division.trafficFee()).isEqualTo(fen(example, "traffic_fee"));
        assertThat(division.channelFee()).isEqualTo(fen(example, "channel_fee"));
        assertThat(division.merchantNet()).isEqualTo(fen(example, "merchant_net"));
        assertThat(division.merchantNet().plus(subsidy.amount()))
                .isEqualTo(fen(example, "to_merchant"));
        assertThat(subsidy.claim()).isEqualTo(fen(example, "claim"));
    }

    private static Map<String, Integer> example() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs/settlement.md")));
        assertThat(block.find()).isTrue();
        Map<String, Integer> values = new HashMap<>();
        Matcher line = LINE.matcher(block.group(1));
        while (line.find()) {
            values.put(line.group(1), Integer.valueOf(line.group(2)));
        }
        return values;
    }

    private static Money fen(Map<String, Integer> example, String name) {
        return Money.fen(example.get(name));
    }

    private static BasisPoints rate(Map<String, Integer> example, String name) {
        return new BasisPoints(example.get(name));
    }
}
