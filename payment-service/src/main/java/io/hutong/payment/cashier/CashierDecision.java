package io.hutong.payment.cashier;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.kernel.money.Money;
import io.hutong.payment.cashier.CashierAnswer.Opening;
import io.hutong.payment.cashier.CashierAnswer.Standing;
import io.hutong.payment.cashier.CashierAnswer.Trade;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Combined;
import java.util.Map;
import java.util.Set;

/**
 * The table of the cashier. Only a word of the channel ends an order: paid, or closed and unpaid.
 * Opening is repeated freely, because the same number with the same values is the same order.
 */
final class CashierDecision {

    private static final Set<String> NOT_FOUND =
            Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS");
    /** The number is taken: whatever it is, it has to be closed or found paid. */
    private static final Set<String> TAKEN = Set.of("ORDER_PAID", "ORDERPAID", "ORDER_CLOSED",
            "ORDERCLOSED", "OUT_TRADE_NO_USED");
    /** Our own settings are at fault: it waits for their repair, or for the saga to give up. */
    private static final Set<String> OURS = Set.of("SIGN_ERROR");
    /**
     * The fault of our settings or of this order. No buyer can pay what has never been open, so
     * that it ends once it was refused often enough, and with the channel's word.
     */
    private static final Set<String> PERHAPS_OURS = Set.of("NO_AUTH", "NOAUTH",
            "APPID_MCHID_NOT_MATCH", "INVALID_REQUEST", "PARAM_ERROR", "MCH_NOT_EXISTS");

    private CashierDecision() {
    }

    /**
     * @param calledOff the order was voided meanwhile
     * @param wasOpen   a buyer was able to pay at some time
     * @param patient   it was not asked often enough yet to take a refusal for final
     * @param parts     the amounts that were asked for, by the sub-orders' numbers
     */
    record Situation(CashierState state, boolean calledOff, boolean wasOpen, boolean patient,
            Map<String, Money> parts) {
    }

    static CashierVerdict decide(Situation situation, CashierAnswer answer) {
        return switch (answer) {
            case Opening(var opening) -> opening(situation, opening);
            case Standing(var standing) -> standing(situation, standing);
        };
    }

    private static CashierVerdict opening(
            Situation situation, ChannelAnswer<CashierOpened.Request> answer) {
        if (situation.calledOff) {
            return new CashierVerdict.Close("CALLED_OFF");
        }
        return switch (answer) {
            case Answered<CashierOpened.Request>(CashierOpened.Request request) ->
                    new CashierVerdict.Opened(request);
            case Refused<CashierOpened.Request>(int status, String code, String message) ->
                    refused(situation, code, message);
            case Ambiguous<CashierOpened.Request>(String cause) ->
                    new CashierVerdict.AskAgain(cause);
            case NotSent<CashierOpened.Request>(String cause) ->
                    new CashierVerdict.AskAgain(cause);
        };
    }

    private static CashierVerdict refused(Situation situation, String code, String message) {
        if (TAKEN.contains(code)) {
            return new CashierVerdict.Close(code);
        }
        boolean waits = OURS.contains(code)
                || situation.patient && PERHAPS_OURS.contains(code);
        return waits ? new CashierVerdict.AskAgain(code)
                : new CashierVerdict.Refused(code, message);
    }

    private static CashierVerdict standing(Situation situation, ChannelAnswer<Trade> answer) {
        return switch (answer) {
            case Answered<Trade>(Trade trade) -> answered(situation, trade);
            case Refused<Trade> refused -> NOT_FOUND.contains(refused.code())
                    ? notFound(situation, refused.code())
                    : new CashierVerdict.AskAgain(refused.code());
            case Ambiguous<Trade>(String cause) -> new CashierVerdict.AskAgain(cause);
            case NotSent<Trade>(String cause) -> new CashierVerdict.AskAgain(cause);
        };
    }

    /** Unknown at the channel is unpayable only if no buyer ever had its {@code prepay_id}. */
    private static CashierVerdict notFound(Situation situation, String code) {
        return situation.wasOpen
                ? new CashierVerdict.Contradiction("the channel does not know the order any more")
                : new CashierVerdict.Closed(code);
    }

    private static CashierVerdict answered(Situation situation, Trade trade) {
        Combined combined = Combined.of(trade.state(), situation.parts);
        return switch (combined) {
            case PAID -> trade.byBuyer() ? new CashierVerdict.Paid(trade.state().parts())
                    : new CashierVerdict.Contradiction("paid by somebody else than the buyer");
            case UNPAID -> new CashierVerdict.Closed(combined.name());
            case WAITING -> new CashierVerdict.AskAgain(combined.name());
            case MIXED -> new CashierVerdict.Contradiction(
                    "some parts are paid and some are not");
            case FOREIGN -> new CashierVerdict.Contradiction(
                    "the channel speaks of other parts, amounts or states than ours");
        };
    }
}
