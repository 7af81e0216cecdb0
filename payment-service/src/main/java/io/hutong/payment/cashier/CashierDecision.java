package io.hutong.payment.cashier;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.kernel.money.Money;
import io.hutong.payment.cashier.CashierAnswer.NoPayer;
import io.hutong.payment.cashier.CashierAnswer.Opening;
import io.hutong.payment.cashier.CashierAnswer.Standing;
import io.hutong.payment.cashier.CashierAnswer.Trade;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Combined;
import io.hutong.payment.channel.model.Refusal;
import io.hutong.payment.channel.model.Refusal.Absent;
import io.hutong.payment.channel.model.Refusal.BadRequest;
import io.hutong.payment.channel.model.Refusal.ContractDoubtful;
import io.hutong.payment.channel.model.Refusal.Declined;
import io.hutong.payment.channel.model.Refusal.NotSigned;
import io.hutong.payment.channel.model.Refusal.Taken;
import io.hutong.payment.channel.model.Refusal.Unforeseen;
import java.util.Map;

/**
 * The table of the cashier. Only a word of the channel ends an order: paid, or closed and unpaid.
 * Opening is repeated freely, because the same number with the same values is the same order.
 */
final class CashierDecision {

    private static final String CALLED_OFF = "CALLED_OFF";

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
            case NoPayer(String code, String why) -> situation.calledOff
                    ? new CashierVerdict.Close(CALLED_OFF) : new CashierVerdict.Refused(code, why);
            case Standing(var standing) -> standing(situation, standing);
        };
    }

    private static CashierVerdict opening(
            Situation situation, ChannelAnswer<CashierOpened.Request> answer) {
        if (situation.calledOff) {
            return new CashierVerdict.Close(CALLED_OFF);
        }
        return switch (answer) {
            case Answered<CashierOpened.Request>(CashierOpened.Request request) ->
                    new CashierVerdict.Opened(request);
            case Refused<CashierOpened.Request>(Refusal why) -> refused(situation, why);
            case Ambiguous<CashierOpened.Request>(String cause) ->
                    new CashierVerdict.AskAgain(cause);
            case NotSent<CashierOpened.Request>(String cause) ->
                    new CashierVerdict.AskAgain(cause);
        };
    }

    /**
     * Where our settings are at fault it waits for their repair, or for the saga to give up. Where
     * this order may be: no buyer can pay what has never been open, so that it ends once it was
     * refused often enough, and with the channel's word.
     */
    private static CashierVerdict refused(Situation situation, Refusal why) {
        // @formatter:off
        return switch (why) {
            case Taken _ -> new CashierVerdict.Close(why.code());
            case NotSigned _ -> new CashierVerdict.AskAgain(why.code());
            case BadRequest _ when situation.patient -> new CashierVerdict.AskAgain(why.code());
            case BadRequest _, Absent _, Declined _, ContractDoubtful _, Unforeseen _ ->
                    new CashierVerdict.Refused(why.code(), why.text());
        };
        // @formatter:on
    }

    private static CashierVerdict standing(Situation situation, ChannelAnswer<Trade> answer) {
        return switch (answer) {
            case Answered<Trade>(Trade trade) -> answered(situation, trade);
            case Refused<Trade>(Refusal why) -> why instanceof Absent
                    ? notFound(situation, why.code()) : new CashierVerdict.AskAgain(why.code());
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
