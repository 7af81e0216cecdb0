package io.hutong.payment.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Limits hold before anything is sent, and what they turn away was certainly not sent. */
class ChannelGuardTest {

    private static final int WINDOW = 10;

    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void quotaIsKeptByWaitingAndEveryCallIsMade() throws Exception {
        ChannelGuard guard = guard(64, 50, Duration.ofSeconds(10));
        long start = System.nanoTime();

        List<ChannelAnswer<String>> answers = allAtOnce(guard, 25);

        assertThat(answers).allMatch(Answered.class::isInstance);
        assertThat(sent).hasValue(25);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("one call in each fiftieth of a second").isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void callThatWouldWaitTooLongForItsTurnIsNotSent() throws Exception {
        ChannelGuard guard = guard(64, 10, Duration.ofMillis(150));

        List<ChannelAnswer<String>> answers = allAtOnce(guard, 20);

        assertThat(answers.stream().filter(NotSent.class::isInstance)).isNotEmpty();
        assertThat(sent).hasValue((int) answers.stream()
                .filter(Answered.class::isInstance).count());
    }

    @Test
    void bulkheadLetsOnlySoManyCallsThroughAtOnce() throws Exception {
        ChannelGuard guard = guard(3, null, Duration.ofSeconds(1));
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);

        List<ChannelAnswer<String>> answers = allAtOnce(guard, 12, () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            three.countDown();
            await(three);
            now.decrementAndGet();
            return new Answered<>("ok");
        });

        assertThat(answers).allMatch(Answered.class::isInstance);
        assertThat(most).hasValue(3);
    }

    @Test
    void circuitOpensWhenTheChannelFailsAndTurnsAwayWithoutSending() {
        ChannelGuard guard = guard(8, null, Duration.ofSeconds(1));

        for (int i = 0; i < WINDOW; i++) {
            guard.once(() -> count(new Ambiguous<>("HTTP 500")));
        }
        ChannelAnswer<String> turnedAway = guard.once(() -> count(new Answered<>("ok")));

        assertThat(turnedAway).isInstanceOf(NotSent.class);
        assertThat(sent).hasValue(WINDOW);
    }

    @Test
    void refusalsOfTheChannelAreNoFailures() {
        ChannelGuard guard = guard(8, null, Duration.ofSeconds(1));

        for (int i = 0; i < 3 * WINDOW; i++) {
            guard.once(() -> count(Spoken.refused("NOT_ENOUGH", "")));
        }

        assertThat(guard.once(() -> count(new Answered<>("ok"))))
                .isInstanceOf(Answered.class);
    }

    @Test
    void circuitClosesAgainAfterItsPause() {
        ChannelGuard guard = guard(8, null, Duration.ofSeconds(1));
        for (int i = 0; i < WINDOW; i++) {
            guard.once(() -> count(new Ambiguous<>("HTTP 500")));
        }

        Awaitility.await()
                .until(() -> guard.once(() -> count(new Answered<>("ok"))) instanceof Answered);
    }

    @Test
    void onlyCallsThatReadAreRepeated() {
        ChannelGuard guard = guard(8, null, Duration.ofSeconds(1));

        guard.read(() -> count(new Ambiguous<>("reset")));
        int reads = sent.getAndSet(0);
        guard.once(() -> count(new Ambiguous<>("reset")));

        assertThat(reads).isEqualTo(2);
        assertThat(sent).hasValue(1);
    }

    private <T> ChannelAnswer<T> count(ChannelAnswer<T> answer) {
        sent.incrementAndGet();
        return answer;
    }

    private List<ChannelAnswer<String>> allAtOnce(ChannelGuard guard, int calls)
            throws Exception {
        return allAtOnce(guard, calls, () -> count(new Answered<>("ok")));
    }

    private static List<ChannelAnswer<String>> allAtOnce(
            ChannelGuard guard, int calls, Supplier<ChannelAnswer<String>> call)
            throws Exception {
        List<ChannelAnswer<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ChannelAnswer<String>>> all = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                all.add(threads.submit(() -> guard.once(call)));
            }
            for (Future<ChannelAnswer<String>> one : all) {
                answers.add(one.get(3, TimeUnit.MINUTES));
            }
        }
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(3, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ChannelGuard guard(
            int atOnce, @Nullable Integer perSecond, Duration quotaWait) {
        return new ChannelGuard("test", new WechatPaySettings(URI.create("http://127.0.0.1:1"),
                Path.of("none"), URI.create("http://127.0.0.1:1"), Duration.ofSeconds(10), atOnce,
                perSecond, quotaWait, Map.of(),
                new WechatPaySettings.Keys(Duration.ofHours(1), Duration.ofSeconds(30),
                        Duration.ofSeconds(10), null),
                new WechatPaySettings.Breaker(80, WINDOW, Duration.ofSeconds(2))),
                new SimpleMeterRegistry());
    }
}
