package io.hutong.payment.debit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.money.Money;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.channel.model.TradeState;
import io.hutong.payment.debit.DebitDecision.Others;
import io.hutong.payment.debit.DebitDecision.Situation;
import io.hutong.payment.debit.DebitDecision.Wishes;
import io.hutong.payment.debit.Verdict.AskAgain;
import io.hutong.payment.debit.Verdict.Authorized;
import io.hutong.payment.debit.Verdict.Declined;
import io.hutong.payment.debit.Verdict.Hold;
import io.hutong.payment.debit.Verdict.Requeue;
import io.hutong.payment.debit.Verdict.Reverse;
import io.hutong.payment.debit.Verdict.SendAgain;
import io.hutong.payment.wechatpay.Spoken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of outcomes, row by row, and the rules that hold for all of it. */
class DebitDecisionTest {

    private static final Money AMOUNT = Money.fen(100);
    private static final Wishes WANTED = new Wishes(false, false);

    @ParameterizedTest
    @EnumSource(Asked.class)
    void successIsAuthorizedWhateverWasAsked(Asked asked) {
        assertThat(decide(wanted(asked), state(TradeState.PAID)))
                .isInstanceOf(Authorized.class);
        assertThat(decide(calledOff(asked), state(TradeState.PAID)))
                .isInstanceOf(Authorized.class);
    }

    @ParameterizedTest
    @EnumSource(value = TradeState.class, names = {"FAILED", "CLOSED", "REVOKED"})
    void finalFailureIsDeclined(TradeState state) {
        for (Asked asked : Asked.values()) {
            assertThat(decide(wanted(asked), state(state)))
                    .isEqualTo(
                            new Declined(Cause.said(state.name()), "the channel closed the debit"));
        }
    }

    @ParameterizedTest
    @CsvSource({"NOT_ENOUGH, SOFT", "RULE_LIMIT, SOFT", "PAY_FAIL, SOFT",
            "CONTRACT_TERMINATED, HARD", "USER_ACCOUNT_ABNORMAL, HARD"})
    void declineSaysWhetherAnotherDebitMaySucceed(String code, String kind) {
        assertThat(cause(code).objection().isFinal()).isEqualTo(kind.equals("HARD"));
        assertThat(Objection.MANDATE_OVER.isFinal()).isTrue();
    }

    @Test
    void declineIsProvenBeforeTheCashierOpens() {
        Situation first = new Situation(
                Asked.SEND, new Wishes(false, true), true, false, Others.QUIET, parts(1));
        Situation reversed = new Situation(
                Asked.REVERSE, new Wishes(false, true), true, true, Others.QUIET, parts(1));

        assertThat(decide(first, refused(403, "NOT_ENOUGH"))).isInstanceOf(Reverse.class);
        assertThat(decide(reversed, refused(404, "ORDER_NOT_EXIST"))).isInstanceOf(Declined.class);
        assertThat(decide(reversed, state(TradeState.REVOKED))).isInstanceOf(Declined.class);
    }

    @ParameterizedTest
    @EnumSource(value = TradeState.class, names = {"PAYING", "OPEN", "ACCEPTED"})
    void unfinishedIsAskedForUntilTheDeadlineThenReversed(TradeState state) {
        assertThat(decide(wanted(Asked.SEND), state(state))).isInstanceOf(AskAgain.class);
        assertThat(decide(wanted(Asked.QUERY), state(state))).isInstanceOf(AskAgain.class);
        assertThat(decide(late(Asked.QUERY), state(state))).isInstanceOf(Reverse.class);
        assertThat(decide(calledOff(Asked.QUERY), state(state))).isInstanceOf(Reverse.class);
        assertThat(decide(wanted(Asked.REVERSE), state(state))).isInstanceOf(Reverse.class);
    }

    @ParameterizedTest
    @EnumSource(value = TradeState.class, names = {"REFUNDED", "UNRECOGNISED"})
    void strangeStateIsNeitherSuccessNorFailure(TradeState state) {
        assertThat(decide(wanted(Asked.QUERY), state(state))).isInstanceOf(AskAgain.class);
    }

    @ParameterizedTest
    @CsvSource({"PAID,FAILED", "PAID,CLOSED", "PAID,OPEN", "OPEN,CLOSED"})
    void mixedResultsAreReversed(TradeState first, TradeState second) {
        for (Asked asked : Asked.values()) {
            assertThat(decide(wanted(asked, 2), state(first, second)))
                    .isInstanceOf(Reverse.class);
        }
    }

    @Test
    void unknownNumberIsSentAgainWhileThereIsTimeAndReversedAfterwards() {
        assertThat(decide(wanted(Asked.QUERY), refused(404, "ORDER_NOT_EXIST")))
                .isEqualTo(new SendAgain());
        assertThat(decide(late(Asked.QUERY), refused(404, "ORDER_NOT_EXIST")))
                .isInstanceOf(Reverse.class);
        assertThat(decide(calledOff(Asked.QUERY), refused(404, "ORDER_NOT_EXIST")))
                .isInstanceOf(Reverse.class);
        assertThat(decide(wanted(Asked.REVERSE), refused(404, "ORDER_NOT_EXIST")))
                .isInstanceOf(Reverse.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_ENOUGH", "RULE_LIMIT", "USER_ACCOUNT_ABNORMAL",
            "ACCOUNT_ERROR", "CONTRACT_NOT_EXIST", "CONTRACT_TERMINATED"})
    void hardRefusalOfTheFirstSendingIsDeclined(String code) {
        assertThat(decide(wanted(Asked.SEND), refused(403, code)))
                .isEqualTo(new Declined(cause(code), "message"));
    }

    @Test
    void hardRefusalOfARepeatIsClosedFirstBecauseTheFirstMayStillArrive() {
        assertThat(decide(wanted(Asked.RESEND), refused(403, "NOT_ENOUGH")))
                .isEqualTo(new Reverse(cause("NOT_ENOUGH")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OUT_TRADE_NO_USED", "ORDER_PAID", "TRADE_ERROR", "SOMETHING_NEW"})
    void otherRefusalsAreUnknown(String code) {
        for (Asked asked : List.of(Asked.SEND, Asked.QUERY)) {
            assertThat(decide(wanted(asked), refused(403, code))).isInstanceOf(AskAgain.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRADE_ERROR", "SOMETHING_NEW"})
    void strangeRefusalOfARepeatIsClosedInsteadOfRepeatedUntilTheDeadline(String code) {
        assertThat(decide(wanted(Asked.RESEND), refused(403, code)))
                .isEqualTo(new Reverse(cause(code)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OUT_TRADE_NO_USED", "ORDER_PAID"})
    void numberThatIsTakenIsAskedAbout(String code) {
        assertThat(decide(wanted(Asked.RESEND), refused(403, code))).isInstanceOf(AskAgain.class);
    }

    @Test
    void refusalOfOurKeysHoldsTheChannelHoweverOthersFare() {
        for (Company company : Company.values()) {
            assertThat(decide(sent(company, false), refused(401, "SIGN_ERROR")))
                    .isEqualTo(new Hold(cause("SIGN_ERROR"), true));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PARAM_ERROR", "NO_AUTH", "INVALID_REQUEST", "APPID_MCHID_NOT_MATCH"})
    void refusedRequestIsFinalAloneWhileOthersArePaidAndElseHeld(String code) {
        assertThat(decide(sent(Company.PASSES, false), refused(400, code)))
                .isEqualTo(new Declined(cause(code), "message"));
        assertThat(decide(sent(Company.PASSES, true), refused(400, code)))
                .isEqualTo(new Reverse(cause(code)));
        assertThat(decide(sent(Company.NONE, false), refused(400, code)))
                .isEqualTo(new Hold(cause(code), false));
        assertThat(decide(sent(Company.REFUSED, false), refused(400, code)))
                .isEqualTo(new Hold(cause(code), true));
    }

    @Test
    void refusedQueryIsNotTakenForARefusedSending() {
        Verdict asked = decide(calledOff(Asked.QUERY), refused(403, "NO_AUTH"));

        assertThat(asked).isInstanceOfSatisfying(Reverse.class,
                reverse -> assertThat(reverse.cause().objection().isOurs()).isFalse());
    }

    @Test
    void whatWaitedForOurSettingsSaysSoWhenItIsTooLate() {
        Situation late = new Situation(Asked.SEND, WANTED, false, false,
                new Others(Company.NONE, "SIGN_ERROR"), parts(1));

        assertThat(decide(late, new NotSent<>("the deadline has passed")))
                .isEqualTo(new Verdict.Expired("SIGN_ERROR"));
    }

    @Test
    void refusalOfOurSettingsSaysNothingOfWhatWasSentBefore() {
        for (Asked asked : List.of(Asked.RESEND, Asked.QUERY)) {
            assertThat(decide(wanted(asked), refused(401, "SIGN_ERROR")))
                    .isInstanceOf(AskAgain.class);
        }
    }

    @Test
    void certainlyUnsentWaitsInTheQueueOnlyIfNothingWasSentBefore() {
        assertThat(decide(wanted(Asked.SEND), new NotSent<>("circuit open")))
                .isInstanceOf(Requeue.class);
        for (Asked asked : List.of(Asked.RESEND, Asked.QUERY)) {
            assertThat(decide(wanted(asked), new NotSent<>("circuit open")))
                    .isInstanceOf(AskAgain.class);
        }
    }

    @Test
    void unsentDebitWhoseDeadlineHasPassedIsNotSentAnyMore() {
        assertThat(decide(late(Asked.SEND), new NotSent<>("the deadline has passed")))
                .isEqualTo(new Verdict.Expired(null));
        assertThat(decide(late(Asked.RESEND), new NotSent<>("the deadline has passed")))
                .isInstanceOf(AskAgain.class);
    }

    @ParameterizedTest
    @EnumSource(Asked.class)
    void answerAboutAnotherAmountOrNumberIsNotActedUpon(Asked asked) {
        DebitState wrongAmount = new DebitState("c", List.of(
                part("c01", TradeState.PAID, Money.fen(99))));
        DebitState wrongNumber = new DebitState("c", List.of(
                part("x01", TradeState.PAID, AMOUNT)));
        DebitState tooMany = new DebitState("c", List.of(part("c01", TradeState.PAID, AMOUNT),
                part("c02", TradeState.PAID, AMOUNT)));

        for (DebitState state : List.of(wrongAmount, wrongNumber, tooMany)) {
            assertThat(decide(wanted(asked), new Answered<>(state)))
                    .isNotInstanceOf(Authorized.class).isNotInstanceOf(Declined.class);
        }
    }

    @ParameterizedTest
    @MethodSource("everySituationWithoutAWordOfTheChannel")
    void withoutAWordOfTheChannelNothingIsAuthorizedOrDeclined(
            Situation situation, ChannelAnswer<DebitState> answer) {
        assertThat(DebitDecision.decide(situation, answer))
                .isNotInstanceOf(Authorized.class).isNotInstanceOf(Declined.class);
    }

    @ParameterizedTest
    @MethodSource("everySituationWithoutAWordOfTheChannel")
    void whatIsBeingReversedIsNeverSentAgain(
            Situation situation, ChannelAnswer<DebitState> answer) {
        Verdict verdict = DebitDecision.decide(situation, answer);

        if (situation.asked() == Asked.REVERSE) {
            assertThat(verdict).isInstanceOf(Reverse.class);
        }
        if (situation.wishes().calledOff()) {
            assertThat(verdict).isNotInstanceOf(SendAgain.class);
        }
    }

    static Stream<Arguments> everySituationWithoutAWordOfTheChannel() {
        List<ChannelAnswer<DebitState>> answers = List.of(new Ambiguous<>("SocketTimeout"),
                new NotSent<>("circuit open"), refused(404, "ORDER_NOT_EXIST"),
                refused(403, "OUT_TRADE_NO_USED"), refused(401, "SIGN_ERROR"),
                refused(400, "PARAM_ERROR"), refused(400, "SOMETHING_NEW"));
        List<Arguments> all = new ArrayList<>();
        for (Asked asked : Asked.values()) {
            for (boolean off : new boolean[] {true, false}) {
                for (boolean time : new boolean[] {true, false}) {
                    Situation situation = new Situation(
                            asked, new Wishes(off, false), time, false, Others.QUIET, parts(1));
                    answers.forEach(answer -> all.add(Arguments.of(situation, answer)));
                }
            }
        }
        return all.stream();
    }

    private static Verdict decide(Situation situation, ChannelAnswer<DebitState> answer) {
        return DebitDecision.decide(situation, answer);
    }

    private static Situation wanted(Asked asked) {
        return wanted(asked, 1);
    }

    private static Situation wanted(Asked asked, int parts) {
        return new Situation(asked, WANTED, true, false, Others.QUIET, parts(parts));
    }

    private static Situation sent(Company company, boolean fallsBack) {
        return new Situation(Asked.SEND, new Wishes(false, fallsBack), true, false,
                new Others(company, null), parts(1));
    }

    private static Situation late(Asked asked) {
        return new Situation(asked, WANTED, false, false, Others.QUIET, parts(1));
    }

    private static Situation calledOff(Asked asked) {
        return new Situation(
                asked, new Wishes(true, false), true, false, Others.QUIET, parts(1));
    }

    private static Map<String, Money> parts(int count) {
        Map<String, Money> parts = new LinkedHashMap<>();
        for (int i = 1; i <= count; i++) {
            parts.put("c0" + i, AMOUNT);
        }
        return parts;
    }

    private static ChannelAnswer<DebitState> state(TradeState... states) {
        List<DebitState.Part> parts = new ArrayList<>();
        for (TradeState state : states) {
            parts.add(part("c0" + (parts.size() + 1), state, AMOUNT));
        }
        return new Answered<>(new DebitState("c", parts));
    }

    private static DebitState.Part part(String number, TradeState state, Money amount) {
        return new DebitState.Part(number, state, state.name(), "t-" + number, amount, null);
    }

    private static ChannelAnswer<DebitState> refused(int status, String code) {
        return Spoken.refused(code, "message");
    }

    private static Cause cause(String code) {
        return switch (Spoken.<DebitState>refused(code)) {
            case ChannelAnswer.Refused<DebitState>(Refusal why) -> Cause.of(why);
            case ChannelAnswer<DebitState> other -> throw new AssertionError(other);
        };
    }
}
