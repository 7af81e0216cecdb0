package io.hutong.payment.wechatpay;

import static io.hutong.payment.wechatpay.Answers.required;

import io.hutong.kernel.money.Money;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.followup.AdvanceChannel;
import io.hutong.payment.followup.model.AdvanceReturnOrder;
import io.hutong.payment.followup.model.Effect;
import io.hutong.payment.refund.RefundChannel;
import io.hutong.payment.refund.model.RefundOrder;
import io.hutong.payment.refund.model.RefundState;
import org.jspecify.annotations.Nullable;

/** Refunds, and what the platform has advanced for them. */
record WechatPayRefunds(SignedCalls calls, Caller caller)
        implements RefundChannel, AdvanceChannel {

    private static final String PATH = "/v3/ecommerce/refunds";
    private static final String CALLBACKS = "refunds";
    private static final String ADVANCE = "REFUND_SOURCE_PARTNER_ADVANCE";

    private record Refund(
            String subMchid, String spAppid, String transactionId, String outRefundNo,
            String reason, Amount amount, String notifyUrl, @Nullable String refundAccount) {
    }

    private record Amount(long refund, long total, String currency) {
    }

    private record Refunded(
            @Nullable String outRefundNo, @Nullable String refundId, @Nullable String status,
            @Nullable RefundedAmount amount) {
    }

    private record RefundedAmount(long refund, @Nullable Long advance) {
    }

    private record ReturnAdvance(String subMchid) {
    }

    private record AdvanceReturned(
            @Nullable String advanceReturnId, long returnAmount, @Nullable String result) {
    }

    @Override
    public ChannelAnswer<RefundState> refund(RefundOrder order) {
        return calls.post("refund", PATH + "/apply", body(order), WechatPayRefunds::refunded);
    }

    private String body(RefundOrder order) {
        return WechatPayJson.write(new Refund(order.subMchid(), order.appid(),
                order.transactionId(), order.number(), order.reason(),
                new Amount(order.amount().total(), order.paid().total(), Money.CNY),
                caller.callback(CALLBACKS), switch (order.source()) {
                    case MERCHANT -> null;
                    case PLATFORM_ADVANCE -> ADVANCE;
                }));
    }

    @Override
    public ChannelAnswer<RefundState> query(RefundOrder order) {
        return calls.get("query-refund", PATH + "/out-refund-no/" + order.number()
                + "?sub_mchid=" + order.subMchid(), WechatPayRefunds::refunded);
    }

    /** The answer to a request has no status: it only says that it was accepted. */
    private static RefundState refunded(String body) {
        var answer = WechatPayJson.read(body, Refunded.class);
        String status = answer.status();
        var amount = answer.amount();
        return new RefundState(required(answer.outRefundNo(), "out_refund_no"),
                answer.refundId(),
                status == null ? RefundState.Status.PROCESSING
                        : RefundState.Status.valueOf(status),
                Money.fen(amount == null ? 0 : amount.refund()),
                Money.fen(amount == null || amount.advance() == null ? 0 : amount.advance()));
    }

    @Override
    public ChannelAnswer<Effect> takeBack(AdvanceReturnOrder order) {
        return calls.post("return-advance", path(order),
                WechatPayJson.write(new ReturnAdvance(order.subMchid())),
                WechatPayRefunds::returned);
    }

    @Override
    public ChannelAnswer<Effect> query(AdvanceReturnOrder order) {
        return calls.get("query-advance-return",
                path(order) + "?sub_mchid=" + order.subMchid(), WechatPayRefunds::returned);
    }

    private static String path(AdvanceReturnOrder order) {
        return PATH + "/" + order.refundId() + "/return-advance";
    }

    private static Effect returned(String body) {
        var answer = WechatPayJson.read(body, AdvanceReturned.class);
        return new Effect(required(answer.advanceReturnId(), "advance_return_id"),
                Answers.isSuccess(required(answer.result(), "result")),
                Money.fen(answer.returnAmount()));
    }
}
