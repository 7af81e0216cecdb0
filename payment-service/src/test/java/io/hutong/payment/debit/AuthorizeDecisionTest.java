package io.hutong.payment.debit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.contracts.message.AuthorizePayment;
import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Fallback;
import io.hutong.kernel.trade.Reason;
import io.hutong.kernel.trade.SettlementTerms;
import io.hutong.messaging.RefusedMessageException;
import io.hutong.payment.channel.model.OrderLimits;
import io.hutong.payment.debit.AuthorizeDecision.Circumstances;
import io.hutong.payment.mandate.Mandate;
import io.hutong.payment.mandate.MandateStatus;
import io.hutong.payment.mandate.SpendingLimits;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may be debited, decided before anything is asked of the channel. */
class AuthorizeDecisionTest {

    private static final SettlementTerms TERMS = new SettlementTerms(
            new BasisPoints(500), new BasisPoints(200), new BasisPoints(60));
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final SpendingLimits LIMITS =
            new SpendingLimits(Money.fen(500), Money.fen(1_000), 3);

    @Test
    void expiredCommandIsRefusedWhateverElseIsTrue() {
        assertThat(AuthorizeDecision.first(command(100),
                new Circumstances(true, null, LIMITS, TODAY, "RULE_LIMIT")))
                .isEqualTo(new AuthorizeDecision.Expired());
    }

    @Test
    void buyerWithoutMandateNeedsOne() {
        assertThat(decide(100, null)).isInstanceOfSatisfying(AuthorizeDecision.Decline.class,
                decline -> assertThat(decline.reason()).isEqualTo(Reason.MANDATE_REQUIRED));
    }

    @Test
    void debitReservesItsPartOfTheDaysLimit() {
        var first = (AuthorizeDecision.Debit) decide(400, mandate(0, TODAY));
        var second = (AuthorizeDecision.Debit) decide(500, first.mandate());
        AuthorizeDecision third = decide(101, second.mandate());

        assertThat(second.mandate().usage().used()).isEqualTo(Money.fen(900));
        assertThat(third).isInstanceOfSatisfying(AuthorizeDecision.Decline.class,
                decline -> assertThat(decline.code()).isEqualTo("RULE_LIMIT"));
    }

    @Test
    void numberOfDebitsADayIsReservedLikeTheirAmount() {
        var second = (AuthorizeDecision.Debit) decide(1, mandate(1, TODAY));
        var third = (AuthorizeDecision.Debit) decide(1, second.mandate());

        assertThat(third.mandate().usage().count()).isEqualTo(3);
        assertThat(decide(1, third.mandate()))
                .isInstanceOfSatisfying(AuthorizeDecision.Decline.class,
                        decline -> assertThat(decline.code()).isEqualTo("RULE_LIMIT"));
        assertThat(decide(1, third.mandate().release(Money.fen(1), TODAY)))
                .as("a declined debit does not count").isInstanceOf(AuthorizeDecision.Debit.class);
        assertThat(decide(1, mandate(1_000, TODAY.minusDays(1))))
                .isInstanceOf(AuthorizeDecision.Debit.class);
    }

    @Test
    void whoMayNotPayWithoutAPasswordPaysAtTheCashierIfTheOrderAllowsIt() {
        AuthorizePayment order = command(501);
        AuthorizePayment payable = new AuthorizePayment(order.orderId(), order.buyerId(),
                order.miniProgram(), order.total(), order.parts(), Fallback.CASHIER, "sealed");
        AuthorizePayment nobody = new AuthorizePayment(order.orderId(), order.buyerId(),
                order.miniProgram(), order.total(), order.parts(), Fallback.CASHIER, null);

        assertThat(AuthorizeDecision.first(payable, now(null)))
                .isInstanceOfSatisfying(AuthorizeDecision.OpenCashier.class,
                        open -> assertThat(open.reason()).isEqualTo(Reason.MANDATE_REQUIRED));
        assertThat(AuthorizeDecision.first(payable, now(mandate(0, TODAY))))
                .isInstanceOfSatisfying(AuthorizeDecision.OpenCashier.class,
                        open -> assertThat(open.code()).isEqualTo("RULE_LIMIT"));
        assertThat(AuthorizeDecision.first(nobody, now(null)))
                .as("without the openid there is no cashier")
                .isInstanceOf(AuthorizeDecision.Decline.class);
    }

    private static Circumstances now(@Nullable Mandate mandate) {
        return new Circumstances(false, mandate, LIMITS, TODAY, "RULE_LIMIT");
    }

    @Test
    void whatTheChannelNeverTakesIsDeclinedWhoeverPaysAndHow() {
        AuthorizePayment large = payable(parts(1, OrderLimits.MAX_PART.total() + 1));
        AuthorizePayment many = payable(parts(OrderLimits.MAX_PARTS + 1, 1));

        for (AuthorizePayment order : List.of(large, many)) {
            AuthorizeDecision.check(order);
            for (Mandate mandate : new @Nullable Mandate[] {null, mandate(0, TODAY)}) {
                assertThat(AuthorizeDecision.first(order, now(mandate)))
                        .isInstanceOfSatisfying(AuthorizeDecision.Decline.class,
                                decline -> assertThat(decline.reason())
                                        .isEqualTo(Reason.PAYMENT_LIMIT));
            }
        }
    }

    @Test
    void whatTheChannelJustTakesIsNotDeclined() {
        assertThat(AuthorizeDecision.first(payable(parts(1, OrderLimits.MAX_PART.total())),
                now(null))).isInstanceOf(AuthorizeDecision.OpenCashier.class);
        assertThat(AuthorizeDecision.first(payable(parts(OrderLimits.MAX_PARTS, 1)), now(null)))
                .isInstanceOf(AuthorizeDecision.OpenCashier.class);
    }

    private static List<AuthorizePayment.Part> parts(int count, long fenEach) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> new AuthorizePayment.Part("m-" + n,
                "190", Money.fen(fenEach), "goods", TERMS)).toList();
    }

    private static AuthorizePayment payable(List<AuthorizePayment.Part> parts) {
        return new AuthorizePayment("o", "b", "wx", Money.fen(parts.stream()
                .mapToLong(part -> part.amount().total()).sum()), parts, Fallback.CASHIER,
                "sealed");
    }

    @Test
    void yesterdaysUseDoesNotCount() {
        assertThat(decide(500, mandate(1_000, TODAY.minusDays(1))))
                .isInstanceOf(AuthorizeDecision.Debit.class);
    }

    @Test
    void amountOverTheLimitPerDebitIsDeclined() {
        assertThat(decide(501, mandate(0, TODAY))).isInstanceOfSatisfying(
                AuthorizeDecision.Decline.class,
                decline -> assertThat(decline.reason()).isEqualTo(Reason.PAYMENT_LIMIT));
    }

    @Test
    void releasedAmountCanBeSpentAgainOnTheSameDayOnly() {
        Mandate used = mandate(1_000, TODAY);

        assertThat(used.release(Money.fen(400), TODAY).usage().used())
                .isEqualTo(Money.fen(600));
        assertThat(used.release(Money.fen(400), TODAY.minusDays(1))).isEqualTo(used);
        assertThat(used.release(Money.fen(9_999), TODAY).usage().used()).isEqualTo(Money.ZERO);
    }

    @Test
    void commandThatDoesNotAddUpIsRefusedForGood() {
        AuthorizePayment wrongSum = new AuthorizePayment("o", "b", "wx", Money.fen(101),
                List.of(part(100)), Fallback.NONE);
        AuthorizePayment nothing = new AuthorizePayment("o", "b", "wx", Money.ZERO,
                List.of(part(0)), Fallback.NONE);
        AuthorizePayment empty = new AuthorizePayment("o", "b", "wx", Money.ZERO, List.of(),
                Fallback.NONE);

        for (AuthorizePayment bad : List.of(wrongSum, nothing, empty)) {
            assertThatThrownBy(() -> AuthorizeDecision.check(bad))
                    .isInstanceOf(RefusedMessageException.class);
        }
    }

    private static AuthorizeDecision decide(long fen, @Nullable Mandate mandate) {
        return AuthorizeDecision.first(
                command(fen), new Circumstances(false, mandate, LIMITS, TODAY, "RULE_LIMIT"));
    }

    private static AuthorizePayment command(long fen) {
        return new AuthorizePayment("o", "b", "wx", Money.fen(fen), List.of(part(fen)),
                Fallback.NONE);
    }

    private static AuthorizePayment.Part part(long fen) {
        return new AuthorizePayment.Part("m", "190", Money.fen(fen), "goods", TERMS);
    }

    private static Mandate mandate(long used, LocalDate day) {
        return new Mandate("m", "b", new Mandate.Contract("m", "c", null), MandateStatus.SIGNED,
                new Mandate.Usage(day, Money.fen(used), 1), new Mandate.Times(null, null, 0));
    }
}
