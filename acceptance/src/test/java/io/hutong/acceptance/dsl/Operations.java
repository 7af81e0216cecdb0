package io.hutong.acceptance.dsl;

import static io.hutong.acceptance.driver.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.driver.RunningCluster;
import io.hutong.acceptance.driver.Topic;
import io.hutong.acceptance.driver.Traces;
import io.hutong.cluster.layout.Member;
import io.hutong.contracts.Topics;
import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.contracts.message.PaymentRefused;
import java.time.Duration;
import java.util.List;

/** What happens to the machines, and what an operator does. */
public final class Operations {

    private static final Duration AWAY = Duration.ofSeconds(120);

    private final RunningCluster cluster;

    Operations(RunningCluster cluster) {
        this.cluster = cluster;
    }

    public void kill(Member member) {
        cluster.kill(member);
    }

    public void restart(Member member) {
        cluster.restart(member);
    }

    /** Starts all that was killed, at the same time. */
    public void restartWhatIsDown() {
        cluster.restartWhatIsDown();
    }

    /** The day in which the gift can be accepted passes. */
    public void letTimePassFor(Gift gift) {
        cluster.letDeadlinePass(gift.order().id());
    }

    /** Time passes, and the orders' participant stays away for longer than their steps wait. */
    public void letParticipantBeAwayFor(List<Order> orders) {
        orders.forEach(order -> eventually("order " + order.id() + " is late", AWAY, () -> {
            cluster.letStepWaitLongEnough(order.id());
            return order.story();
        }, story -> story.contains("LATE")));
    }

    /** What the services have left behind until now: logs, messages, tables. */
    public Traces traces() {
        return cluster.traces();
    }

    /** Waits until the order's debit was asked of payment-service. */
    public void waitForDebitOf(Order order) {
        new Topic(cluster.brokers(), Topics.PAYMENT_COMMANDS)
                .awaitRecord(order.id(), AuthorizePayment.class);
    }

    /** Sends the order's debit command again, under a new id and with a deadline ahead. */
    public void replayDebitCommandOf(Order order) {
        new Topic(cluster.brokers(), Topics.PAYMENT_COMMANDS)
                .replay(order.id(), AuthorizePayment.class);
    }

    /** Waits until payment-service has answered the replayed command. */
    public void waitForRefusalOf(Order order) {
        new Topic(cluster.brokers(), Topics.ORDER_REPLIES).awaitRecord(
                order.id(), PaymentRefused.class);
    }

    /** The invariants hold on the running cluster: {@code ./hutong check}. */
    public void checkFindsNothing() {
        assertThat(cluster.hutong("check")).as("exit code of hutong check").isZero();
    }
}
