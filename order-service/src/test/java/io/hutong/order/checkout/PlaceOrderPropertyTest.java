package io.hutong.order.checkout;

import static io.hutong.order.testing.SagaStory.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.contracts.message.Reply;
import io.hutong.contracts.message.ReservationConfirmed;
import io.hutong.contracts.message.StockRefused;
import io.hutong.contracts.message.StockReleased;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.trade.PaymentMode;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.Order;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.testing.Orders;
import io.hutong.order.testing.SagaStory;
import io.hutong.order.testing.Script;
import io.hutong.saga.Decision;
import io.hutong.saga.Input;
import io.hutong.saga.Phase;
import io.hutong.saga.SagaState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens, in whatever order, a PlaceOrder saga ends, and it never ends unpaid with money
 * of the buyer in doubt. Each seed drives a thousand sagas through random replies, repeats, stale
 * replies, silence, cancellations and operators; then the faults stop and each one has to end.
 */
class PlaceOrderPropertyTest {

    private static final int SAGAS = 1_000;
    private static final int FAULTS_MAX = 40;
    private static final int ENDS_WITHIN = 100;
    private static final int COMMANDS_MAX = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void sagaAlwaysEndsAndNeverLeavesADebitInDoubt(long seed) {
        Random random = new Random(seed);
        int completed = 0;
        for (int i = 0; i < SAGAS; i++) {
            completed += run(new Run(random), "seed " + seed + ", saga " + i) ? 1 : 0;
        }

        assertThat(completed).as("both ends occur").isBetween(1, SAGAS - 1);
    }

    private static boolean run(Run run, String name) {
        int faults = run.random.nextInt(FAULTS_MAX);
        for (int i = 0; i < faults; i++) {
            run.disturb();
            run.check(name);
        }
        for (int i = 0; i < ENDS_WITHIN && !run.state().isFinished(); i++) {
            run.heal();
            run.check(name);
        }
        assertThat(run.state().isFinished()).as(name + " ends: " + run.state()).isTrue();
        return run.state().phase() == Phase.COMPLETED;
    }

    /** One saga, and what it must remember about its money. */
    private static final class Run {

        private final Random random;
        private final Order order = Orders.placed();
        private final SagaStory story = given(Orders.placeOrder(), order);
        private final List<Input<Reply>> past = new ArrayList<>();
        private boolean authorized;
        private boolean provenUncharged;
        private boolean voided;

        private Run(Random random) {
            this.random = random;
        }

        private SagaState state() {
            return story.state();
        }

        private void disturb() {
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> reply(anyReply(state().step()), state().step(), state().attempt());
                case 3 -> reply(anyReply(state().step()), state().step(),
                        Math.max(1, state().attempt() - 1));
                case 4 -> repeat();
                case 5 -> silence();
                case 8 -> lateness();
                case 6 -> apply(new Input.CallOff<>(Reason.CANCELLED_BY_BUYER));
                default -> apply(new Input.Operator<>(
                        Input.Action.values()[random
                                .nextInt(Input.Action.values().length)],
                        "op", "why",
                        random.nextBoolean()));
            }
        }

        /** The world is well again: participants answer, and a person retries what is parked. */
        private void heal() {
            if (state().isParked()) {
                apply(new Input.Operator<>(Input.Action.RETRY, "op", "well again"));
            }
            reply(goodReply(state().step()), state().step(), state().attempt());
        }

        private void reply(Reply reply, String step, int attempt) {
            apply(new Input.ReplyArrived<>(new StepRef(
                    state().id().toString(), step, attempt), reply));
        }

        private void repeat() {
            if (!past.isEmpty()) {
                apply(past.get(random.nextInt(past.size())));
            }
        }

        private void silence() {
            if (state().deadline() != null) {
                story.whenSilent();
            }
        }

        private void lateness() {
            if (state().deadline() != null) {
                story.whenUnheard();
            }
        }

        private void apply(Input<Reply> input) {
            SagaState before = state();
            past.add(input);
            story.when(input);
            if (story.last() instanceof Decision.Moved<?, ?, ?>) {
                note(before, input);
            } else {
                assertThat(state()).isEqualTo(before);
            }
        }

        private void note(SagaState before, Input<Reply> input) {
            switch (input) {
                case Input.ReplyArrived<Reply> arrived -> noteReply(arrived.reply());
                case Input.Operator<Reply> operator ->
                        assertThat(before.step().equals("VoidPayment")
                                && operator.action() == Input.Action.SKIP)
                                .as("skipped the proof that no money is kept").isFalse();
                // @formatter:off
                case Input.DeadlinePassed<Reply> _, Input.Unheard<Reply> _, Input.CallOff<Reply> _ -> { }
                // @formatter:on
            }
        }

        private void noteReply(Reply reply) {
            switch (reply) {
                case PaymentAuthorized paid ->
                        authorized |= paid.total().equals(story.order().total());
                case PaymentDeclined _ -> provenUncharged = true;
                case PaymentVoided _ -> voided = true;
                default -> {}
            }
        }

        private void check(String name) {
            boolean debitAsked = story.commands().contains("AuthorizePayment");
            boolean releaseAsked = story.commands().contains("ReleaseStock");
            if (releaseAsked && debitAsked) {
                assertThat(provenUncharged || voided).as(name + " released in doubt").isTrue();
            }
            if (authorized) {
                assertThat(story.commands()).as(name).doesNotContain("VoidPayment");
                assertThat(releaseAsked).as(name + " released paid stock").isFalse();
            }
            if (state().phase() == Phase.UNDONE) {
                assertThat(authorized).as(name + " paid and undone").isFalse();
                assertThat(story.order().status()).as(name)
                        .isIn(OrderStatus.CANCELLED, OrderStatus.REJECTED);
            }
            if (state().phase() == Phase.COMPLETED) {
                assertThat(story.order().status()).as(name).isEqualTo(OrderStatus.PAID);
            }
            assertThat(story.commands()).as(name).hasSizeLessThan(COMMANDS_MAX);
        }

        private Reply anyReply(String step) {
            return switch (step) {
                case "ReserveStock" -> random.nextBoolean() ? goodReply(step)
                        : new StockRefused(order.id(), any(StockRefused.Refusal.values()), "no");
                case "AuthorizePayment" -> switch (random.nextInt(6)) {
                    case 4, 5 -> Script.cashier(order.id());
                    case 0 -> new PaymentDeclined(order.id(), Reason.PAYMENT_DECLINED, "X", "no");
                    case 1 -> new PaymentRefused(order.id(),
                            any(PaymentRefused.Refusal.values()), "no");
                    case 2 -> new PaymentAuthorized(order.id(), PaymentMode.PASSWORD_FREE,
                            Money.fen(1), Instant.EPOCH, List.of());
                    default -> goodReply(step);
                };
                case "AwaitPayment" -> switch (random.nextInt(4)) {
                    case 0 -> new PaymentDeclined(
                            order.id(), Reason.PAYMENT_EXPIRED, "CLOSED", "no");
                    case 1 -> new PaymentRefused(order.id(),
                            any(PaymentRefused.Refusal.values()), "no");
                    default -> goodReply(step);
                };
                case "ConfirmReservation" -> random.nextInt(4) > 0 ? goodReply(step)
                        : new StockRefused(order.id(), StockRefused.Refusal.OUT_OF_STOCK, "no");
                default -> goodReply(step);
            };
        }

        private Reply goodReply(String step) {
            return switch (step) {
                case "ReserveStock" -> Script.reserved(Orders.reservation(order));
                case "AuthorizePayment" ->
                        Script.authorized(Orders.authorization(story.order()));
                case "AwaitPayment" -> Script.paidAtCashier(order.id(), 12_900);
                case "ConfirmReservation" -> new ReservationConfirmed(order.id());
                case "VoidPayment" -> new PaymentVoided(
                        order.id(), PaymentVoided.How.REVERSED, Money.ZERO);
                case "ReleaseStock" -> new StockReleased(order.id(), true);
                default -> throw new IllegalStateException("no such step: " + step);
            };
        }

        private <T> T any(T[] values) {
            return values[random.nextInt(values.length)];
        }
    }
}
