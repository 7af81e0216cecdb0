package io.hutong.payment.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.time.Lease;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.payments.SubPayment;
import io.hutong.payment.settlement.SharingDecision.Again;
import io.hutong.payment.settlement.SharingDecision.Done;
import io.hutong.payment.settlement.model.SharingState;
import io.hutong.payment.settlement.model.SharingState.Result;
import io.hutong.payment.wechatpay.Spoken;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That a division is finished does not mean that anybody got anything. */
class SharingDecisionTest {

    private static final SharingOrders ACCOUNTS = new SharingOrders("commerce", "traffic");
    private static final Division PLAN = new Division(
            Money.fen(1_000), Money.fen(50), Money.fen(20), Money.fen(6));

    @Test
    void allReceiversPaidIsDone() {
        assertThat(decide(sharing(0), state(true, Result.SUCCESS, Result.SUCCESS)))
                .isEqualTo(new Done(PLAN, List.of()));
    }

    @Test
    void receiverWithoutResultIsWaitedForEvenWhenTheWholeIsCalledFinished() {
        assertThat(decide(sharing(0), state(true, Result.SUCCESS, Result.PENDING)))
                .isEqualTo(new Again(Split.State.SHARING, List.of()));
    }

    @Test
    void resultsAreNotTakenBeforeTheWholeIsFinished() {
        assertThat(decide(sharing(0), state(false, Result.SUCCESS, Result.SUCCESS)))
                .isEqualTo(new Again(Split.State.SHARING, List.of()));
    }

    @Test
    void closedReceiverGetsNothingAndOpensACase() {
        assertThat(decide(sharing(0), state(true, Result.SUCCESS, Result.CLOSED)))
                .isInstanceOfSatisfying(Done.class, done -> {
                    assertThat(done.got().commission()).isEqualTo(Money.fen(50));
                    assertThat(done.got().trafficFee()).isEqualTo(Money.ZERO);
                    assertThat(done.problems()).singleElement().satisfies(
                            problem -> assertThat(problem.amount()).isEqualTo(Money.fen(20)));
                });
    }

    @Test
    void ofFiveReceiversEachHasItsOwnResult() {
        Split split = split(Split.State.SHARING, 0, new Division(Money.fen(1_000), Money.fen(50),
                Money.fen(20), Money.fen(6), List.of(
                        new OtherShare("supplier", Money.fen(30), "goods"),
                        new OtherShare("affiliate", Money.fen(10), "advice"),
                        new OtherShare("head-office", Money.fen(5), "licence"))));
        List<SharingState.Part> parts = ACCOUNTS.of(split).receivers().stream()
                .map(one -> new SharingState.Part(one.mchid(), one.amount(),
                        one.mchid().equals("affiliate") ? Result.CLOSED : Result.SUCCESS,
                        "ACCOUNT_ABNORMAL"))
                .toList();

        assertThat(decide(split, new Answered<>(new SharingState("n", "o", true, parts))))
                .isInstanceOfSatisfying(Done.class, done -> {
                    assertThat(done.got().others()).extracting(OtherShare::amount)
                            .containsExactly(Money.fen(30), Money.ZERO, Money.fen(5));
                    assertThat(done.got().merchantNet())
                            .isEqualTo(split.plan().merchantNet().plus(Money.fen(10)));
                    assertThat(done.problems()).singleElement()
                            .satisfies(problem -> assertThat(problem.detail()).contains("affiliate")
                                    .contains("ACCOUNT_ABNORMAL"));
                });
    }

    @Test
    void accountWithSeveralSharesIsNamedOnceAndGetsAllOfThem() {
        Split split = split(Split.State.SHARING, 0, new Division(Money.fen(1_000), Money.fen(50),
                Money.fen(20), Money.fen(6),
                List.of(new OtherShare("traffic", Money.fen(30), "advertising"))));

        assertThat(ACCOUNTS.of(split).receivers()).extracting(one -> one.amount().total())
                .containsExactly(50L, 50L);
        assertThat(decide(split, new Answered<>(new SharingState("n", "o", true, List.of(
                new SharingState.Part("commerce", Money.fen(50), Result.SUCCESS, null),
                new SharingState.Part("traffic", Money.fen(50), Result.SUCCESS, null))))))
                .isEqualTo(new Done(split.plan(), List.of()));
    }

    @Test
    void answerAboutAnotherAmountIsNotTaken() {
        SharingState wrong = new SharingState("n", "o", true, List.of(
                new SharingState.Part("commerce", Money.fen(51), Result.SUCCESS, null),
                new SharingState.Part("traffic", Money.fen(20), Result.SUCCESS, null)));

        assertThat(decide(sharing(0), new Answered<>(wrong))).isInstanceOf(Again.class);
    }

    @Test
    void whatIsNotKnownIsAskedAgainUnderTheSameNumber() {
        assertThat(decide(planned(0), new Ambiguous<>("timeout")))
                .isEqualTo(new Again(Split.State.PLANNED, List.of()));
        assertThat(decide(sharing(0), new NotSent<>("circuit open")))
                .isEqualTo(new Again(Split.State.SHARING, List.of()));
    }

    @Test
    void divisionThatTheChannelDoesNotKnowIsAskedForAnew() {
        assertThat(decide(sharing(3), Spoken.refused("RESOURCE_NOT_EXISTS", "")))
                .isEqualTo(new Again(Split.State.PLANNED, List.of()));
    }

    @Test
    void personIsToldOnceWhenRefusalsDoNotEnd() {
        assertThat(decide(planned(3), Spoken.refused("NOT_ENOUGH", "")))
                .isEqualTo(new Again(Split.State.PLANNED, List.of()));
        assertThat(((Again) decide(planned(4), Spoken.refused("NOT_ENOUGH", "")))
                .problems()).hasSize(1);
        assertThat(((Again) decide(planned(5), Spoken.refused("NOT_ENOUGH", "")))
                .problems()).isEmpty();
    }

    @Test
    void receiversThatGetNothingAreLeftOut() {
        Split nothing = split(Split.State.PLANNED, 0, new Division(
                Money.fen(10), Money.ZERO, Money.ZERO, Money.ZERO));

        assertThat(ACCOUNTS.of(nothing).receivers()).isEmpty();
        assertThat(SharingDecision.of(nothing,
                new SharingDecision.Request(ACCOUNTS.of(nothing), ACCOUNTS, 5),
                new Answered<>(new SharingState("n", "o", true, List.of()))))
                .isEqualTo(new Done(nothing.plan(), List.of()));
    }

    private static SharingDecision decide(Split split, ChannelAnswer<SharingState> answer) {
        return SharingDecision.of(split,
                new SharingDecision.Request(ACCOUNTS.of(split), ACCOUNTS, 5), answer);
    }

    private static ChannelAnswer<SharingState> state(
            boolean finished, Result commerce, Result traffic) {
        return new Answered<>(new SharingState("n", "o", finished, List.of(
                new SharingState.Part("commerce", Money.fen(50), commerce, null),
                new SharingState.Part("traffic", Money.fen(20), traffic, "NO_RELATION"))));
    }

    private static Split planned(int tries) {
        return split(Split.State.PLANNED, tries, PLAN);
    }

    private static Split sharing(int tries) {
        return split(Split.State.SHARING, tries, PLAN);
    }

    private static Split split(Split.State state, int tries, Division plan) {
        return new Split("n", "order", 1, state, plan, new SubPayment.Seller("m", "190"),
                new Split.Payer("wx", "t"), Split.Bonus.NONE,
                new Lease("payment-1", Instant.EPOCH), tries);
    }
}
