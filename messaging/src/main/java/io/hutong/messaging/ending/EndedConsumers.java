package io.hutong.messaging.ending;

import io.hutong.messaging.ConsumerState;
import io.hutong.messaging.ProcessEnd;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Listens for consumers that end without having been told to. A poll that fails is repeated for
 * ever and ends nothing; what comes here is beyond repetition, and the container stays stopped.
 */
final class EndedConsumers implements ConsumerState, ApplicationListener<ConsumerStoppedEvent> {

    /** A container tells how it ended at several places; the first to be told may know least. */
    private static final Duration ALL_IS_TOLD = Duration.ofMillis(500);

    private final ProcessEnd process;
    private final ApplicationEventPublisher liveness;
    private final AtomicReference<@Nullable Ended> why = new AtomicReference<>();

    private record Ended(String topics, Reason reason) {

        private String sentence() {
            return "The consumer of " + topics + " has ended for good: " + because(reason)
                    + "; this process ends, so that it is started again.";
        }
    }

    /** @param liveness is told at once, for whoever asks before the process has ended */
    EndedConsumers(ProcessEnd process, ApplicationEventPublisher liveness) {
        this.process = process;
        this.liveness = liveness;
    }

    @Override
    public Optional<String> ended() {
        return Optional.ofNullable(why.get()).map(Ended::sentence);
    }

    @Override
    public void onApplicationEvent(ConsumerStoppedEvent event) {
        if (event.getReason() == Reason.NORMAL) {
            return;
        }
        Ended ended = new Ended(topics(event), event.getReason());
        if (why.compareAndSet(null, ended)) {
            AvailabilityChangeEvent.publish(liveness, this, LivenessState.BROKEN);
            Thread.ofVirtual().name("ended-consumers").start(this::end);
        } else {
            why.updateAndGet(known -> known == null || known.reason == Reason.ABNORMAL
                    ? ended : known);
        }
    }

    private void end() {
        try {
            Thread.sleep(ALL_IS_TOLD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.end(ended().orElseThrow(), ProcessEnd.START_AGAIN);
    }

    private static String because(Reason reason) {
        return switch (reason) {
            case FENCED -> "another consumer has joined its group under the same instance id"
                    + " (HUTONG_INSTANCE)";
            case AUTH -> "Kafka does not allow it to read";
            case NO_OFFSET -> "its group has no offset, and no rule where to begin";
            case ERROR -> "of an error that was logged before";
            case ABNORMAL, NORMAL -> "it was stopped";
        };
    }

    private static String topics(ConsumerStoppedEvent event) {
        MessageListenerContainer container = event.getContainer(MessageListenerContainer.class);
        String[] topics = container.getContainerProperties().getTopics();
        return topics == null ? String.valueOf(container.getListenerId())
                : String.join(", ", topics);
    }
}
