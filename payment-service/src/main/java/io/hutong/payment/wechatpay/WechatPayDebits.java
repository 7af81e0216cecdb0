package io.hutong.payment.wechatpay;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.DebitState;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.channel.model.OrderNumbers;
import io.hutong.payment.channel.model.OrderPart;
import io.hutong.payment.debit.DebitChannel;
import io.hutong.payment.debit.model.DebitOrder;
import io.hutong.payment.wechatpay.CombinedJson.Amount;
import io.hutong.payment.wechatpay.CombinedJson.SettleInfo;
import java.util.List;

/** Combined debits under a mandate. */
record WechatPayDebits(SignedCalls calls, Caller caller) implements DebitChannel {

    private static final String PATH = "/v3/ecommerce/combine-papay/transactions";

    private record Debit(
            String combineAppid, String combineMchid, String combineOutTradeNo,
            String contractId, List<Part> subOrders) {
    }

    private record Part(
            String mchid, String subMchid, String outTradeNo, String description, Amount amount,
            SettleInfo settleInfo) {
    }

    @Override
    public String body(DebitOrder order) {
        return WechatPayJson.write(new Debit(order.appid(), caller.mchid(), order.number(),
                order.contractId(), order.parts().stream().map(this::part).toList()));
    }

    private Part part(OrderPart part) {
        return new Part(caller.mchid(), part.subMchid(), part.number(), part.description(),
                Amount.of(part.amount()), SettleInfo.with(part.subsidy()));
    }

    @Override
    public ChannelAnswer<DebitState> debit(String body) {
        return calls.post("debit", PATH, body, CombinedJson::trade);
    }

    @Override
    public ChannelAnswer<DebitState> query(String number) {
        return calls.get("query-debit", PATH + "/" + number, CombinedJson::trade);
    }

    @Override
    public String overLimit() {
        return Refusals.OVER_LIMIT;
    }

    @Override
    public ChannelAnswer<Done> reverse(OrderNumbers order) {
        return calls.post("reverse-debit", PATH + "/" + order.number() + "/reverse",
                CombinedJson.closing(order, caller.mchid()), Answers::nothing);
    }
}
