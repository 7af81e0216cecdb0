package io.hutong.payment.debit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.PaymentAuthorized;
import io.hutong.contracts.message.PaymentDeclined;
import io.hutong.contracts.message.PaymentRefused;
import io.hutong.contracts.message.PaymentVoided;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.step.StepRef;
import io.hutong.kernel.time.Lease;
import io.hutong.kernel.time.RetrySchedule;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.Reason;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.messaging.TraceParent;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.TradeState;
import io.hutong.payment.ledger.Transfer;
import io.hutong.payment.payments.Payment;
import io.hutong.payment.payments.PaymentNumbers;
import io.hutong.payment.payments.PaymentStatus;
import io.hutong.payment.payments.Step;
import io.hutong.payment.payments.SubPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a verdict changes, for orders that are wanted and for orders that were called off. */
class ResolverTest {

    private static final String ORDER = "0".repeat(26);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Step STEP =
            new Step(new StepRef("PlaceOrder/1", "AuthorizePayment", 1), TraceParent.start());
    private static final List<SubPayment> PARTS = List.of(part(1, "m-tea", 12_900),
            part(2, "m-mug", 5_900));

    private final Resolver resolver =
            new Resolver(new RetrySchedule(List.of(Duration.ofSeconds(1), Duration.ofSeconds(9))),
                    Duration.ofSeconds(60), Duration.ofSeconds(10));

    @Test
    void paidOrderIsAuthorizedBookedAndAnswered() {
        Resolution resolution = resolve(paid(), attempt(AttemptState.SENDING, 0), wanted());

        assertThat(resolution.attempt().state()).isEqualTo(AttemptState.SUCCEEDED);
        assertThat(resolution.payment().status()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(resolution.reply()).isInstanceOf(PaymentAuthorized.class);
        assertThat(resolution.transfers()).extracting(Transfer::amount)
                .containsExactly(Money.fen(12_900), Money.fen(77), Money.fen(5_900),
                        Money.fen(35));
        assertThat(resolution.refunds()).isEmpty();
    }

    @Test
    void orderPaidAfterItWasCalledOffIsBookedAndGoesBackOnceWithoutAnAnswerYet() {
        Resolution resolution = resolve(paid(), attempt(AttemptState.SENDING, 0), calledOff());

        assertThat(resolution.payment().status()).isEqualTo(PaymentStatus.VOIDING);
        assertThat(resolution.reply()).isNull();
        assertThat(resolution.transfers()).hasSize(4);
        assertThat(resolution.refunds()).extracting(claim -> claim.amount())
                .containsExactly(Money.fen(12_900), Money.fen(5_900));
        assertThat(resolution.parts())
                .allSatisfy(part -> assertThat(part.funds().refunding()).isEqualTo(part.amount()));
    }

    @Test
    void declinedOrderIsAnsweredAndTheLimitIsGivenBack() {
        Resolution resolution =
                resolve(new Verdict.Declined(new Cause("NOT_ENOUGH", Objection.NO_MONEY), "no"),
                        attempt(AttemptState.SENDING, 0), wanted());

        assertThat(resolution.attempt().state()).isEqualTo(AttemptState.DECLINED);
        assertThat(resolution.reply()).isEqualTo(
                new PaymentDeclined(ORDER, Reason.PAYMENT_DECLINED, "NOT_ENOUGH", "no"));
        assertThat(resolution.released()).isEqualTo(Money.fen(18_800));
    }

    @Test
    void declinedOrderThatWasCalledOffIsVoided() {
        Resolution sent = resolve(new Verdict.Declined(Cause.said("CLOSED"), "closed"),
                attempt(AttemptState.UNKNOWN, 1), calledOff());
        Resolution reversed = resolve(new Verdict.Declined(Cause.said("REVOKED"), "closed"),
                attempt(AttemptState.REVERSING, 1), calledOff());

        assertThat(sent.reply()).isEqualTo(
                new PaymentVoided(ORDER, PaymentVoided.How.NOT_CHARGED, Money.ZERO));
        assertThat(reversed.reply()).isEqualTo(
                new PaymentVoided(ORDER, PaymentVoided.How.REVERSED, Money.ZERO));
        assertThat(reversed.attempt().state()).isEqualTo(AttemptState.REVERSED);
    }

    @Test
    void unknownOutcomeIsAskedForEverLater() {
        Resolution first = resolve(new Verdict.AskAgain("timeout"),
                attempt(AttemptState.SENDING, 0), wanted());
        Resolution later = resolve(new Verdict.AskAgain("timeout"),
                attempt(AttemptState.UNKNOWN, 7), wanted());

        assertThat(first.attempt().dueIn()).isEqualTo(Duration.ofSeconds(1));
        assertThat(later.attempt().dueIn()).isEqualTo(Duration.ofSeconds(9));
        assertThat(later.attempt().tries()).isEqualTo(8);
        assertThat(later.reply()).isNull();
    }

    @Test
    void whatWasNeverSentKeepsItsRightToAFirstSending() {
        Resolution held =
                resolve(new Verdict.Hold(new Cause("SIGN_ERROR", Objection.SETTINGS), true),
                        attempt(AttemptState.SENDING, 0), wanted());
        Resolution queued = resolve(new Verdict.Requeue("circuit open"),
                attempt(AttemptState.SENDING, 0), wanted());

        assertThat(held.attempt().state()).isEqualTo(AttemptState.HELD);
        assertThat(held.attempt().sends()).isZero();
        assertThat(queued.attempt().state()).isEqualTo(AttemptState.QUEUED);
        assertThat(queued.attempt().sends()).isZero();
    }

    @Test
    void whatWasNeverSentEndsAtOnceWhenItWasCalledOff() {
        Resolution resolution = resolve(new Verdict.Requeue("circuit open"),
                attempt(AttemptState.SENDING, 0), calledOff());

        assertThat(resolution.attempt().state()).isEqualTo(AttemptState.CANCELLED);
        assertThat(resolution.reply()).isInstanceOf(PaymentVoided.class);
        assertThat(resolution.released()).isEqualTo(Money.fen(18_800));
    }

    @Test
    void unsentDebitThatCameTooLateIsRefusedAsExpired() {
        Resolution wanted = resolve(
                new Verdict.Expired(null), attempt(AttemptState.SENDING, 0), wanted());
        Resolution calledOff = resolve(
                new Verdict.Expired(null), attempt(AttemptState.SENDING, 0), calledOff());

        assertThat(wanted.reply()).isInstanceOfSatisfying(PaymentRefused.class,
                refused -> assertThat(refused.refusal()).isEqualTo(PaymentRefused.Refusal.EXPIRED));
        assertThat(wanted.payment().status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(calledOff.reply()).isInstanceOf(PaymentVoided.class);
    }

    @Test
    void whatWasRefusedUntilItWasTooLateSaysWhy() {
        Resolution resolution = resolve(new Verdict.Expired("SIGN_ERROR"),
                attempt(AttemptState.SENDING, 0), wanted());

        assertThat(resolution.attempt().state()).isEqualTo(AttemptState.CANCELLED);
        assertThat(resolution.reply()).isInstanceOfSatisfying(PaymentDeclined.class, declined -> {
            assertThat(declined.reason()).isEqualTo(Reason.PAYMENT_UNAVAILABLE);
            assertThat(declined.code()).isEqualTo("SIGN_ERROR");
        });
        assertThat(resolution.released()).isEqualTo(Money.fen(18_800));
    }

    @Test
    void heldDebitIsLookedAtWhileSomebodyStillWaitsForIt() {
        Attempt last = new Attempt(PaymentNumbers.combined(ORDER, 1), ORDER,
                AttemptState.SENDING, new Attempt.Request(
                        "wx", "{}", NOW.minusSeconds(47), NOW.plusSeconds(600)),
                new Lease("payment-1", NOW), 1, 9, null);

        assertThat(resolve(new Verdict.Hold(new Cause("SIGN_ERROR", Objection.SETTINGS), true),
                last, wanted()).attempt()
                .dueIn()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void overALimitOfTheChannelIsNamedAsALimit() {
        assertThat(
                resolve(new Verdict.Declined(new Cause("RULE_LIMIT", Objection.OVER_LIMIT), "over"),
                        attempt(AttemptState.SENDING, 0), wanted()).reply())
                .isEqualTo(
                        new PaymentDeclined(ORDER, Reason.PAYMENT_LIMIT, "RULE_LIMIT", "over"));
    }

    @Test
    void repeatedSendingIsMarkedAsOne() {
        Resolution resolution = resolve(new Verdict.SendAgain(),
                attempt(AttemptState.UNKNOWN, 1), wanted());

        assertThat(resolution.attempt().state()).isEqualTo(AttemptState.QUEUED);
        assertThat(resolution.attempt().sends()).isEqualTo(1);
    }

    private Resolution resolve(Verdict verdict, Attempt attempt, Payment payment) {
        return resolver.resolve(verdict, attempt, payment, PARTS, NOW);
    }

    private static Verdict paid() {
        return new Verdict.Authorized(PARTS.stream().map(part -> new DebitState.Part(
                PaymentNumbers.part(ORDER, 1, part.part()), TradeState.PAID, "SUCCESS",
                "t" + part.part(), part.amount(), NOW)).toList());
    }

    private static Attempt attempt(AttemptState state, int tries) {
        return new Attempt(PaymentNumbers.combined(ORDER, 1), ORDER, state,
                new Attempt.Request("wx", "{}", NOW, NOW.plusSeconds(60)),
                new Lease("payment-1", NOW), 1, tries, null);
    }

    private static Payment wanted() {
        return Payment.opened(ORDER, new Payment.Buyer("b", "wx-hutong-demo", Fallback.NONE, "m"),
                Money.fen(18_800), STEP, 1);
    }

    private static Payment calledOff() {
        return wanted().calledOff(STEP);
    }

    private static SubPayment part(int number, String merchant, long fen) {
        return new SubPayment(ORDER, number, new SubPayment.Seller(merchant, "190"),
                Money.fen(fen), "goods", new SettlementTerms(new BasisPoints(500),
                        new BasisPoints(200), new BasisPoints(60)),
                SubPayment.Funds.NONE, null);
    }
}
