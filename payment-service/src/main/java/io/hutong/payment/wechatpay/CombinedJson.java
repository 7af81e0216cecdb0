package io.hutong.payment.wechatpay;

import static io.hutong.payment.wechatpay.Answers.instant;
import static io.hutong.payment.wechatpay.Answers.required;

import io.hutong.kernel.money.Money;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.OrderNumbers;
import io.hutong.payment.channel.model.TradeState;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What debits and the cashier have in common: combined orders. */
final class CombinedJson {

    private CombinedJson() {
    }

    record Amount(long totalAmount, String currency) {

        static Amount of(Money money) {
            return new Amount(money.total(), Money.CNY);
        }
    }

    /** Sharing is asked for always: it freezes the money until the order is settled. */
    record SettleInfo(boolean profitSharing, @Nullable Long subsidyAmount) {

        static SettleInfo with(Money subsidy) {
            return new SettleInfo(true, subsidy.isPositive() ? subsidy.total() : null);
        }
    }

    private record Close(String combineAppid, List<ClosePart> subOrders) {
    }

    private record ClosePart(String mchid, String outTradeNo, String subMchid) {
    }

    private record Trade(String combineOutTradeNo, List<TradePart> subOrders) {
    }

    private record TradePart(
            String outTradeNo, String tradeState, @Nullable String transactionId,
            @Nullable Amount amount, @Nullable OffsetDateTime successTime) {
    }

    static String closing(OrderNumbers order, String mchid) {
        return WechatPayJson.write(new Close(order.appid(), order.parts().stream()
                .map(part -> new ClosePart(mchid, part.number(), part.subMchid())).toList()));
    }

    static DebitState trade(String body) {
        var answer = WechatPayJson.read(body, Trade.class);
        return new DebitState(required(answer.combineOutTradeNo(), "combine_out_trade_no"),
                required(answer.subOrders(), "sub_orders").stream()
                        .map(CombinedJson::part).toList());
    }

    private static DebitState.Part part(TradePart part) {
        var amount = part.amount();
        String word = required(part.tradeState(), "trade_state");
        return new DebitState.Part(required(part.outTradeNo(), "out_trade_no"), state(word), word,
                part.transactionId(),
                Money.fen(amount == null ? 0 : amount.totalAmount()),
                instant(part.successTime()));
    }

    private static TradeState state(String word) {
        return switch (word) {
            case "SUCCESS" -> TradeState.PAID;
            case "REFUND" -> TradeState.REFUNDED;
            case "NOTPAY" -> TradeState.OPEN;
            case "USERPAYING" -> TradeState.PAYING;
            case "ACCEPT" -> TradeState.ACCEPTED;
            case "CLOSED" -> TradeState.CLOSED;
            case "REVOKED" -> TradeState.REVOKED;
            case "PAY_FAIL" -> TradeState.FAILED;
            default -> TradeState.UNRECOGNISED;
        };
    }
}
