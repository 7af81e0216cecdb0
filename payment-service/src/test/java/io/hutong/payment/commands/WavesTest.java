package io.hutong.payment.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.VoidPayment;
import io.hutong.kernel.id.UuidV7;
import io.hutong.messaging.IncomingMessage;
import io.hutong.messaging.TraceParent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A poll is folded so that each wave touches an order once, in the order of arrival. */
class WavesTest {

    @Test
    void commandsOfDifferentOrdersAreOneWave() {
        assertThat(Waves.of(List.of(message("a", 1), message("b", 2)))).hasSize(1);
    }

    @Test
    void laterCommandOfAnOrderWaitsForTheNextWave() {
        var waves = Waves.of(List.of(
                message("a", 1), message("a", 2), message("b", 3), message("a", 4)));

        assertThat(waves).extracting(wave -> wave.stream()
                .map(message -> message.position().offset()).toList())
                .containsExactly(List.of(1L, 3L), List.of(2L), List.of(4L));
    }

    private static IncomingMessage message(String order, long offset) {
        return new IncomingMessage(UuidV7.next(), new VoidPayment(order), Instant.EPOCH,
                TraceParent.start(), null, null,
                new IncomingMessage.Position("payment.commands", 0, offset));
    }
}
