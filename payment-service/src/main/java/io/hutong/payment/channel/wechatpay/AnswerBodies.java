package io.hutong.payment.channel.wechatpay;

import io.hutong.kernel.money.Money;
import io.hutong.payment.channel.AdvanceReturnState;
import io.hutong.payment.channel.CashierTrade;
import io.hutong.payment.channel.ContractState;
import io.hutong.payment.channel.DebitState;
import io.hutong.payment.channel.PaymentChannel.Done;
import io.hutong.payment.channel.RefundState;
import io.hutong.payment.channel.ReturnState;
import io.hutong.payment.channel.SharingState;
import io.hutong.payment.channel.SubsidyState;
import io.hutong.payment.channel.TradeState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers. What is missing or unknown makes an {@link IllegalArgumentException}, which
 * counts as ambiguous, and is never taken for a result.
 */
final class AnswerBodies {

    private static final String SUCCESS = "SUCCESS";

    private AnswerBodies() {
    }

    static Done nothing(String body) {
        return Done.DONE;
    }

    static String preSigned(String body) {
        return required(WechatPayJson.read(body, WechatPayJson.PreSigned.class)
                .preEntrustwebId(), "pre_entrustweb_id");
    }

    static ContractState contract(String body) {
        var answer = WechatPayJson.read(body, WechatPayJson.Contract.class);
        var end = answer.contractTerminateInfo();
        return new ContractState(required(answer.contractId(), "contract_id"),
                required(answer.outContractCode(), "out_contract_code"),
                required(answer.mchid(), "mchid"), required(answer.appid(), "appid"),
                answer.planId(), required(answer.contractState(), "contract_state"),
                required(answer.openid(), "openid"), instant(answer.contractSignedTime()),
                instant(answer.contractExpiredTime()),
                end == null ? null : end.contractTerminationMode());
    }

    static DebitState debit(String body) {
        var answer = WechatPayJson.read(body, WechatPayJson.DebitResult.class);
        return new DebitState(required(answer.combineOutTradeNo(), "combine_out_trade_no"),
                required(answer.subOrders(), "sub_orders").stream()
                        .map(AnswerBodies::part).toList());
    }

    static String prepaid(String body) {
        return required(WechatPayJson.read(body, WechatPayJson.Prepaid.class).prepayId(),
                "prepay_id");
    }

    static CashierTrade cashier(String body) {
        var answer = WechatPayJson.read(body, WechatPayJson.CashierResult.class);
        return new CashierTrade(debit(body), required(
                required(answer.combinePayerInfo(), "combine_payer_info").openid(), "openid"));
    }

    private static DebitState.Part part(WechatPayJson.DebitPartResult part) {
        var amount = part.amount();
        return new DebitState.Part(required(part.outTradeNo(), "out_trade_no"),
                TradeState.of(required(part.tradeState(), "trade_state")), part.transactionId(),
                Money.fen(amount == null ? 0 : amount.totalAmount()),
                instant(part.successTime()));
    }

    static SubsidyState subsidy(String body) {
        var answer = WechatPayJson.read(body, WechatPayJson.SubsidyResult.class);
        String number = answer.subsidyId();
        return new SubsidyState(number == null ? answer.subsidyRefundId() : number,
                SUCCESS.equals(answer.result()));
    }

    static AdvanceReturnState advanceReturn(String body) {
        var answer = WechatPayJson.read(body, WechatPayJson.AdvanceReturnResult.class);
        return new AdvanceReturnState(required(answer.advanceReturnId(), "advance_return_id"),
                Money.fen(answer.returnAmount()),
                SUCCESS.equals(required(answer.result(), "result")));
    }

    static SharingState sharing(String body) {
        var answer = WechatPayJson.read(body, WechatPayJson.ShareResult.class);
        List<WechatPayJson.ShareReceiverResult> receivers = answer.receivers();
        return new SharingState(required(answer.outOrderNo(), "out_order_no"), answer.orderId(),
                "FINISHED".equals(answer.status()),
                receivers == null ? List.of()
                        : receivers.stream().map(AnswerBodies::share).toList());
    }

    private static SharingState.Part share(WechatPayJson.ShareReceiverResult part) {
        String result = part.result();
        return new SharingState.Part(part.mchid(), Money.fen(part.amount()),
                result == null ? SharingState.Result.PENDING
                        : SharingState.Result.valueOf(result),
                part.failReason());
    }

    /** The answer to a request has no status: it only says that it was accepted. */
    static RefundState refund(String body) {
        var answer = WechatPayJson.read(body, WechatPayJson.RefundResult.class);
        String status = answer.status();
        var amount = answer.amount();
        return new RefundState(required(answer.outRefundNo(), "out_refund_no"),
                answer.refundId(),
                status == null ? RefundState.Status.PROCESSING
                        : RefundState.Status.valueOf(status),
                Money.fen(amount == null ? 0 : amount.refund()),
                Money.fen(amount == null || amount.advance() == null ? 0 : amount.advance()));
    }

    static ReturnState shareReturn(String body) {
        var answer = WechatPayJson.read(body, WechatPayJson.ReturnResult.class);
        return new ReturnState(required(answer.outReturnNo(), "out_return_no"),
                Money.fen(answer.amount()),
                ReturnState.Result.valueOf(required(answer.result(), "result")),
                answer.failReason());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("the answer has no " + field);
        }
        return value;
    }
}
