package io.hutong.payment.wechatpay;

import static io.hutong.payment.wechatpay.Answers.required;

import io.hutong.kernel.money.Money;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.refund.ReturnChannel;
import io.hutong.payment.refund.model.ReturnOrder;
import io.hutong.payment.refund.model.ReturnState;
import io.hutong.payment.settlement.SharingChannel;
import io.hutong.payment.settlement.model.SharingOrder;
import io.hutong.payment.settlement.model.SharingState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divisions, and shares that come back. */
record WechatPaySharing(SignedCalls calls) implements SharingChannel, ReturnChannel {

    private static final String PATH = "/v3/ecommerce/profitsharing";
    private static final String MERCHANT = "MERCHANT_ID";
    private static final String RELATION = "PLATFORM";
    private static final String FINISH = "order completed";
    private static final String FINISHED = "FINISHED";

    private record AddReceiver(String appid, String type, String account, String relationType) {
    }

    private record Share(
            String appid, String subMchid, String transactionId, String outOrderNo,
            List<Receiver> receivers, boolean finish) {
    }

    private record Receiver(
            String type, String receiverAccount, long amount, String description) {
    }

    private record Finish(
            String subMchid, String transactionId, String outOrderNo, String description) {
    }

    private record Shared(
            @Nullable String outOrderNo, @Nullable String orderId, @Nullable String status,
            @Nullable List<Received> receivers) {
    }

    /** The query names the account differently in some versions of the interface. */
    private record Received(
            @Nullable String receiverAccount, @Nullable String receiverMchid, long amount,
            @Nullable String result, @Nullable String failReason) {

        SharingState.Part part() {
            String account = receiverAccount == null ? receiverMchid : receiverAccount;
            return new SharingState.Part(account == null ? "" : account, Money.fen(amount),
                    result == null ? SharingState.Result.PENDING
                            : SharingState.Result.valueOf(result),
                    failReason);
        }
    }

    private record Return(
            String subMchid, String outOrderNo, String outReturnNo, String returnMchid,
            long amount, String description) {
    }

    private record Returned(
            @Nullable String outReturnNo, long amount, @Nullable String result,
            @Nullable String failReason) {
    }

    @Override
    public ChannelAnswer<Done> addReceiver(String appid, String mchid) {
        return calls.post("add-receiver", PATH + "/receivers/add", WechatPayJson.write(
                new AddReceiver(appid, MERCHANT, mchid, RELATION)), Answers::nothing);
    }

    @Override
    public ChannelAnswer<SharingState> share(SharingOrder order) {
        if (order.receivers().isEmpty()) {
            return calls.post("finish-sharing", PATH + "/finish-order", WechatPayJson.write(
                    new Finish(order.subMchid(), order.transactionId(), order.number(), FINISH)),
                    WechatPaySharing::shared);
        }
        return calls.post("share", PATH + "/orders", WechatPayJson.write(new Share(
                order.appid(), order.subMchid(), order.transactionId(), order.number(),
                order.receivers().stream().map(receiver -> new Receiver(MERCHANT,
                        receiver.mchid(), receiver.amount().total(),
                        receiver.description())).toList(),
                true)), WechatPaySharing::shared);
    }

    @Override
    public ChannelAnswer<SharingState> query(SharingOrder order) {
        return calls.get("query-sharing", PATH + "/orders?sub_mchid=" + order.subMchid()
                + "&transaction_id=" + order.transactionId()
                + "&out_order_no=" + order.number(), WechatPaySharing::shared);
    }

    private static SharingState shared(String body) {
        var answer = WechatPayJson.read(body, Shared.class);
        List<Received> receivers = answer.receivers();
        return new SharingState(required(answer.outOrderNo(), "out_order_no"), answer.orderId(),
                FINISHED.equals(answer.status()), receivers == null ? List.of()
                        : receivers.stream().map(Received::part).toList());
    }

    @Override
    public ChannelAnswer<ReturnState> takeBack(ReturnOrder order) {
        return calls.post("return-share", PATH + "/returnorders", WechatPayJson.write(new Return(
                order.subMchid(), order.splitNumber(), order.number(), order.receiver(),
                order.amount().total(), order.description())), WechatPaySharing::returned);
    }

    @Override
    public ChannelAnswer<ReturnState> query(ReturnOrder order) {
        return calls.get("query-return", PATH + "/returnorders?sub_mchid=" + order.subMchid()
                + "&out_order_no=" + order.splitNumber()
                + "&out_return_no=" + order.number(), WechatPaySharing::returned);
    }

    private static ReturnState returned(String body) {
        var answer = WechatPayJson.read(body, Returned.class);
        return new ReturnState(required(answer.outReturnNo(), "out_return_no"),
                Money.fen(answer.amount()),
                ReturnState.Result.valueOf(required(answer.result(), "result")),
                answer.failReason());
    }
}
