package io.hutong.payment.wechatpay;

import static io.hutong.payment.wechatpay.Answers.required;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.payment.cashier.CashierChannel;
import io.hutong.payment.cashier.model.CashierTrade;
import io.hutong.payment.cashier.model.PrepayOrder;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.channel.model.OrderNumbers;
import io.hutong.payment.wechatpay.CombinedJson.Amount;
import io.hutong.payment.wechatpay.CombinedJson.SettleInfo;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Combined orders that buyers pay by themselves (JSAPI). */
record WechatPayCashier(SignedCalls calls, Caller caller, PaymentRequests requests)
        implements CashierChannel {

    private static final String PATH = "/v3/combine-transactions";
    private static final String CALLBACKS = "cashier";
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private record Prepay(
            String combineAppid, String combineMchid, String combineOutTradeNo,
            List<Part> subOrders, Payer combinePayerInfo, OffsetDateTime timeExpire,
            String notifyUrl) {
    }

    private record Part(
            String mchid, String subMchid, String outTradeNo, String description, String attach,
            Amount amount, SettleInfo settleInfo) {
    }

    private record Payer(@Nullable String openid) {
    }

    private record Prepaid(@Nullable String prepayId) {
    }

    private record Paid(@Nullable Payer combinePayerInfo) {
    }

    @Override
    public ChannelAnswer<CashierOpened.Request> open(PrepayOrder order) {
        return calls.post("prepay", PATH + "/jsapi", body(order), WechatPayCashier::prepaid)
                .map(prepayId -> requests.sign(order.appid(), prepayId));
    }

    private String body(PrepayOrder order) {
        return WechatPayJson.write(new Prepay(order.appid(), caller.mchid(), order.number(),
                order.parts().stream().map(part -> new Part(caller.mchid(), part.subMchid(),
                        part.number(), part.description(), order.number(),
                        Amount.of(part.amount()), SettleInfo.with(part.subsidy()))).toList(),
                new Payer(order.openid()),
                order.timeExpire().truncatedTo(ChronoUnit.SECONDS).atOffset(BEIJING),
                caller.callback(CALLBACKS)));
    }

    private static String prepaid(String body) {
        return required(WechatPayJson.read(body, Prepaid.class).prepayId(), "prepay_id");
    }

    @Override
    public ChannelAnswer<CashierTrade> query(String number) {
        return calls.get("query-cashier", PATH + "/out-trade-no/" + number,
                WechatPayCashier::trade);
    }

    private static CashierTrade trade(String body) {
        Payer payer = required(WechatPayJson.read(body, Paid.class).combinePayerInfo(),
                "combine_payer_info");
        return new CashierTrade(CombinedJson.trade(body), required(payer.openid(), "openid"));
    }

    @Override
    public ChannelAnswer<Done> close(OrderNumbers order) {
        return calls.post("close-cashier", PATH + "/out-trade-no/" + order.number() + "/close",
                CombinedJson.closing(order, caller.mchid()), Answers::nothing);
    }
}
