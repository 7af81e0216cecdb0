package io.hutong.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeadsOnTopicTest {

    @Test
    void silenceOfKafkaSaysNothingAboutTheLedger() {
        var nobody = new HeadsOnTopic("127.0.0.1:1", new LedgerSettings(Duration.ofMillis(500)));

        assertThat(nobody.read()).isEmpty();
    }
}
