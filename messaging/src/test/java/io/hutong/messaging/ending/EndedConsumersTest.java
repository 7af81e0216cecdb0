package io.hutong.messaging.ending;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.messaging.ProcessEnd;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

class EndedConsumersTest {

    private static final int SECONDS = 60;

    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final List<Object> liveness = new CopyOnWriteArrayList<>();
    private final EndedConsumers consumers = new EndedConsumers(
            (sentence, code) -> ends.add(code + " " + sentence),
            event -> liveness.add(((AvailabilityChangeEvent<?>) event).getState()));

    @ParameterizedTest
    @EnumSource(value = Reason.class, mode = EnumSource.Mode.EXCLUDE, names = "NORMAL")
    void whateverEndsAConsumerForGoodEndsTheProcess(Reason reason) throws InterruptedException {
        stopped(reason);

        assertThat(consumers.ended())
                .hasValueSatisfying(why -> assertThat(why).contains("payment.commands"));
        assertThat(ends.poll(SECONDS, TimeUnit.SECONDS))
                .startsWith(ProcessEnd.START_AGAIN + " The consumer of payment.commands");
        assertThat(liveness).containsExactly(LivenessState.BROKEN);
    }

    @Test
    void consumerThatWasToldToStopEndsNothing() {
        stopped(Reason.NORMAL);

        assertThat(consumers.ended()).isEmpty();
        assertThat(ends).isEmpty();
        assertThat(liveness).isEmpty();
    }

    @Test
    void processEndsOnceAndForTheReasonThatSaysMost() throws InterruptedException {
        stopped(Reason.ABNORMAL);
        stopped(Reason.FENCED);
        stopped(Reason.ABNORMAL);

        assertThat(ends.poll(SECONDS, TimeUnit.SECONDS)).contains("HUTONG_INSTANCE");
        assertThat(ends).isEmpty();
    }

    private void stopped(Reason reason) {
        var container = new KafkaMessageListenerContainer<byte[], byte[]>(
                new DefaultKafkaConsumerFactory<>(Map.of()),
                new ContainerProperties("payment.commands"));
        consumers.onApplicationEvent(new ConsumerStoppedEvent(container, container, reason));
    }
}
