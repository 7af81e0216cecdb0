package io.hutong.payment.cashier;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.kernel.money.Money;
import io.hutong.payment.cashier.CashierAnswer.Opening;
import io.hutong.payment.cashier.CashierAnswer.Standing;
import io.hutong.payment.cashier.CashierAnswer.Trade;
import io.hutong.payment.cashier.CashierDecision.Situation;
import io.hutong.payment.cashier.CashierVerdict.AskAgain;
import io.hutong.payment.cashier.CashierVerdict.Close;
import io.hutong.payment.cashier.CashierVerdict.Closed;
import io.hutong.payment.cashier.CashierVerdict.Contradiction;
import io.hutong.payment.cashier.CashierVerdict.Opened;
import io.hutong.payment.cashier.CashierVerdict.Paid;
import io.hutong.payment.cashier.CashierVerdict.Refused;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.TradeState;
import io.hutong.payment.wechatpay.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the cashier, row by row. */
class CashierDecisionTest {

    private static final Map<String, Money> PARTS =
            Map.of("c01", Money.fen(100), "c02", Money.fen(200));
    private static final CashierOpened.Request REQUEST =
            new CashierOpened.Request("1", "n", "wx1", "RSA", "s");

    @Test
    void prepaidOrderIsOpen() {
        assertThat(opening(false, new Answered<>(REQUEST))).isEqualTo(new Opened(REQUEST));
    }

    @Test
    void whatWasCalledOffMeanwhileIsClosedWhateverOpeningIt() {
        List<ChannelAnswer<CashierOpened.Request>> answers = List.of(new Answered<>(REQUEST),
                new Ambiguous<>("time-out"), new NotSent<>("circuit open"),
                Spoken.refused("NO_AUTH", ""));

        assertThat(answers).allSatisfy(answer -> assertThat(opening(true, answer))
                .isEqualTo(new Close("CALLED_OFF")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORDER_PAID", "ORDER_CLOSED", "OUT_TRADE_NO_USED"})
    void numberThatIsTakenIsClosedOrFoundPaid(String code) {
        assertThat(opening(false, refused(400, code))).isEqualTo(new Close(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGN_ERROR", "NO_AUTH", "PARAM_ERROR", "APPID_MCHID_NOT_MATCH"})
    void faultOfOurSettingsIsNotTheOrdersFault(String code) {
        assertThat(opening(false, refused(401, code))).isEqualTo(new AskAgain(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_AUTH", "PARAM_ERROR", "INVALID_REQUEST", "APPID_MCHID_NOT_MATCH"})
    void orderThatIsRefusedAgainAndAgainEndsWithTheChannelsWord(String code) {
        assertThat(CashierDecision.decide(
                new Situation(CashierState.OPENING, false, false, false, PARTS),
                new Opening(refused(400, code)))).isEqualTo(new Refused(code, "message"));
    }

    @Test
    void ordersWaitForOurKeysHoweverOftenTheyAreRefused() {
        assertThat(CashierDecision.decide(
                new Situation(CashierState.OPENING, false, false, false, PARTS),
                new Opening(refused(401, "SIGN_ERROR")))).isEqualTo(new AskAgain("SIGN_ERROR"));
    }

    @Test
    void anyOtherRefusalEndsIt() {
        assertThat(opening(false, refused(403, "USER_ACCOUNT_ABNORMAL")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void lostAnswerToTheOpeningIsAskedForAgain() {
        assertThat(opening(false, new Ambiguous<>("time-out"))).isInstanceOf(AskAgain.class);
        assertThat(opening(false, new NotSent<>("no room"))).isInstanceOf(AskAgain.class);
    }

    @ParameterizedTest
    @EnumSource(value = CashierState.class, names = {"OPEN", "CLOSING", "RECHECKING"})
    void paidByTheBuyerIsPaidWhateverWeWanted(CashierState state) {
        assertThat(standing(state, trade(TradeState.PAID, TradeState.PAID)))
                .isInstanceOf(Paid.class);
    }

    @Test
    void paidBySomebodyElseIsNotActedUpon() {
        assertThat(standing(CashierState.OPEN, new Answered<>(new Trade(
                state(TradeState.PAID, TradeState.PAID), false))))
                .isInstanceOf(Contradiction.class);
    }

    @ParameterizedTest
    @EnumSource(value = TradeState.class, names = {"CLOSED", "REVOKED", "FAILED"})
    void closedIsClosed(TradeState state) {
        assertThat(standing(CashierState.CLOSING, trade(state, state)))
                .isInstanceOf(Closed.class);
    }

    @ParameterizedTest
    @EnumSource(value = TradeState.class, names = {"OPEN", "PAYING"})
    void unpaidIsAskedForAgain(TradeState state) {
        assertThat(standing(CashierState.OPEN, trade(state, state))).isInstanceOf(AskAgain.class);
        assertThat(standing(CashierState.CLOSING, trade(state, state)))
                .isInstanceOf(AskAgain.class);
    }

    @Test
    void partlyPaidIsAContradiction() {
        assertThat(standing(CashierState.OPEN, trade(TradeState.PAID, TradeState.OPEN)))
                .isInstanceOf(Contradiction.class);
    }

    @Test
    void otherAmountIsAContradiction() {
        DebitState cheap = new DebitState("c", List.of(
                part("c01", TradeState.PAID, 1), part("c02", TradeState.PAID, 200)));

        assertThat(standing(CashierState.OPEN, new Answered<>(new Trade(cheap, true))))
                .isInstanceOf(Contradiction.class);
    }

    @Test
    void wordThatNobodyKnowsIsNeverTakenForSuccess() {
        assertThat(standing(CashierState.OPEN,
                trade(TradeState.UNRECOGNISED, TradeState.UNRECOGNISED)))
                .isInstanceOf(Contradiction.class);
    }

    @Test
    void unknownAtTheChannelIsUnpayableOnlyIfNobodyEverHadItsNumber() {
        Situation neverOpen = new Situation(CashierState.CLOSING, true, false, true, PARTS);
        Situation wasOpen = new Situation(CashierState.CLOSING, true, true, true, PARTS);
        Standing notFound = new Standing(
                Spoken.refused("ORDER_NOT_EXIST", ""));

        assertThat(CashierDecision.decide(neverOpen, notFound)).isInstanceOf(Closed.class);
        assertThat(CashierDecision.decide(wasOpen, notFound)).isInstanceOf(Contradiction.class);
    }

    @ParameterizedTest
    @EnumSource(value = CashierState.class, names = {"OPEN", "CLOSING", "RECHECKING"})
    void nothingButAWordOfTheChannelEndsIt(CashierState state) {
        List<ChannelAnswer<Trade>> answers = List.of(new Ambiguous<>("HTTP 500"),
                new NotSent<>("circuit open"), Spoken.refused("SIGN_ERROR", ""));

        assertThat(answers).allSatisfy(
                answer -> assertThat(standing(state, answer)).isInstanceOf(AskAgain.class));
    }

    private static CashierVerdict opening(
            boolean calledOff, ChannelAnswer<CashierOpened.Request> answer) {
        return CashierDecision.decide(new Situation(
                CashierState.OPENING, calledOff, false, true, PARTS), new Opening(answer));
    }

    private static CashierVerdict standing(CashierState state, ChannelAnswer<Trade> answer) {
        return CashierDecision.decide(
                new Situation(state, false, true, true, PARTS), new Standing(answer));
    }

    private static ChannelAnswer<CashierOpened.Request> refused(int status, String code) {
        return Spoken.refused(code, "message");
    }

    private static ChannelAnswer<Trade> trade(TradeState... states) {
        return new Answered<>(new Trade(state(states), true));
    }

    private static DebitState state(TradeState... states) {
        List<DebitState.Part> parts = new ArrayList<>();
        for (TradeState state : states) {
            int number = parts.size() + 1;
            parts.add(part("c0" + number, state, number * 100L));
        }
        return new DebitState("c", parts);
    }

    private static DebitState.Part part(String number, TradeState state, long fen) {
        return new DebitState.Part(number, state, state.name(), "t-" + number, Money.fen(fen),
                null);
    }
}
