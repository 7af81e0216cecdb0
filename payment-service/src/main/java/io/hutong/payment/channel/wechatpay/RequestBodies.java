package io.hutong.payment.channel.wechatpay;

import io.hutong.kernel.money.Money;
import io.hutong.payment.channel.AdvanceReturnOrder;
import io.hutong.payment.channel.CashierClosing;
import io.hutong.payment.channel.DebitOrder;
import io.hutong.payment.channel.DebitReversal;
import io.hutong.payment.channel.PreSigning;
import io.hutong.payment.channel.PrepayOrder;
import io.hutong.payment.channel.RefundOrder;
import io.hutong.payment.channel.ReturnOrder;
import io.hutong.payment.channel.SharingOrder;
import io.hutong.payment.channel.SubsidyCancelOrder;
import io.hutong.payment.channel.SubsidyOrder;
import io.hutong.payment.channel.SubsidyReturnOrder;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Renders requests. The same order gives the same bytes. */
final class RequestBodies {

    /** Kinds of callbacks, the last part of their address. */
    static final String MANDATES = "mandates";
    static final String REFUNDS = "refunds";
    static final String CASHIER = "cashier";

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final String MERCHANT = "MERCHANT_ID";
    private static final String RELATION = "PLATFORM";
    private static final String ADVANCE = "REFUND_SOURCE_PARTNER_ADVANCE";
    private static final String SUBSIDY = "platform subsidy";
    private static final String SUBSIDY_CANCEL = "order refunded";
    private static final String FINISH = "order completed";

    private final String mchid;
    private final long planId;
    private final String notifyUrl;

    RequestBodies(String mchid, long planId, String notifyUrl) {
        this.mchid = mchid;
        this.planId = planId;
        this.notifyUrl = notifyUrl;
    }

    String preSign(PreSigning request) {
        return WechatPayJson.write(new WechatPayJson.PreSign(request.appid(), planId,
                request.outContractCode(), request.displayAccount(), callback(MANDATES)));
    }

    String terminate(String remark) {
        return WechatPayJson.write(new WechatPayJson.Terminate(remark));
    }

    String debit(DebitOrder order) {
        return WechatPayJson.write(new WechatPayJson.Debit(order.appid(), mchid, order.number(),
                order.contractId(), order.parts().stream().map(this::part).toList()));
    }

    /** Sharing is asked for always: it freezes the money until the order is settled. */
    private WechatPayJson.DebitPart part(DebitOrder.Part part) {
        return new WechatPayJson.DebitPart(mchid, part.subMchid(), part.number(),
                part.description(), new WechatPayJson.Amount(part.amount().total(), Money.CNY),
                WechatPayJson.SettleInfo.with(part.subsidy()));
    }

    String prepay(PrepayOrder order) {
        return WechatPayJson.write(new WechatPayJson.Prepay(order.appid(), mchid, order.number(),
                order.parts().stream().map(part -> new WechatPayJson.PrepayPart(mchid,
                        part.subMchid(), part.number(), part.description(), order.number(),
                        new WechatPayJson.Amount(part.amount().total(), Money.CNY),
                        WechatPayJson.SettleInfo.with(part.subsidy()))).toList(),
                new WechatPayJson.Payer(order.openid()),
                order.timeExpire().truncatedTo(ChronoUnit.SECONDS).atOffset(BEIJING),
                callback(CASHIER)));
    }

    String closing(CashierClosing order) {
        return reversal(new DebitReversal(order.appid(), order.number(), order.parts()));
    }

    String reversal(DebitReversal reversal) {
        return WechatPayJson.write(new WechatPayJson.Reverse(reversal.appid(),
                reversal.parts().stream().map(part -> new WechatPayJson.ReversePart(
                        mchid, part.number(), part.subMchid())).toList()));
    }

    String receiver(String appid, String receiver) {
        return WechatPayJson.write(
                new WechatPayJson.AddReceiver(appid, MERCHANT, receiver, RELATION));
    }

    String share(SharingOrder order) {
        return WechatPayJson.write(new WechatPayJson.Share(order.appid(), order.subMchid(),
                order.transactionId(), order.number(),
                order.receivers().stream().map(receiver -> new WechatPayJson.ShareReceiver(
                        MERCHANT, receiver.mchid(), receiver.amount().total(),
                        receiver.description())).toList(),
                true));
    }

    String finish(SharingOrder order) {
        return WechatPayJson.write(new WechatPayJson.Finish(order.subMchid(),
                order.transactionId(), order.number(), FINISH));
    }

    String subsidy(SubsidyOrder order) {
        return WechatPayJson.write(new WechatPayJson.Subsidise(order.subMchid(),
                order.transactionId(), order.amount().total(), SUBSIDY, order.number()));
    }

    String subsidyReturn(SubsidyReturnOrder order) {
        return WechatPayJson.write(new WechatPayJson.ReturnSubsidy(order.subMchid(),
                order.number(), order.transactionId(), order.refundId(),
                order.amount().total(), SUBSIDY));
    }

    String subsidyCancel(SubsidyCancelOrder order) {
        return WechatPayJson.write(new WechatPayJson.CancelSubsidy(order.subMchid(),
                order.transactionId(), SUBSIDY_CANCEL));
    }

    String advanceReturn(AdvanceReturnOrder order) {
        return WechatPayJson.write(new WechatPayJson.ReturnAdvance(order.subMchid()));
    }

    String refund(RefundOrder order) {
        return WechatPayJson.write(new WechatPayJson.Refund(order.subMchid(), order.appid(),
                order.transactionId(), order.number(), order.reason(),
                new WechatPayJson.RefundAmount(order.amount().total(), order.paid().total(),
                        Money.CNY),
                callback(REFUNDS), switch (order.source()) {
                    case MERCHANT -> null;
                    case PLATFORM_ADVANCE -> ADVANCE;
                }));
    }

    String shareReturn(ReturnOrder order) {
        return WechatPayJson.write(new WechatPayJson.Return(order.subMchid(),
                order.splitNumber(), order.number(), order.receiver(), order.amount().total(),
                order.description()));
    }

    private String callback(String kind) {
        return notifyUrl + "/" + kind;
    }
}
