package io.hutong.payment.channel.wechatpay;

import io.hutong.kernel.json.RowJson;
import io.hutong.kernel.money.Money;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the calls as API v3 spells them (in snake case). */
final class WechatPayJson {

    private WechatPayJson() {
    }

    static String write(Object body) {
        return RowJson.mapper().writeValueAsString(body);
    }

    static <T> T read(String json, Class<T> type) {
        return RowJson.mapper().readValue(json, type);
    }

    record PreSign(
            String appid, long planId, String outContractCode, String contractDisplayAccount,
            String notifyUrl) {
    }

    record PreSigned(String preEntrustwebId) {
    }

    record Terminate(String contractTerminationRemark) {
    }

    record Contract(
            String mchid, String contractId, String appid, long planId, String outContractCode,
            String contractState, @Nullable OffsetDateTime contractSignedTime,
            @Nullable OffsetDateTime contractExpiredTime,
            @Nullable TerminateInfo contractTerminateInfo, String openid) {
    }

    record TerminateInfo(@Nullable String contractTerminationMode) {
    }

    record Debit(
            String combineAppid, String combineMchid, String combineOutTradeNo,
            String contractId, List<DebitPart> subOrders) {
    }

    record DebitPart(
            String mchid, String subMchid, String outTradeNo, String description, Amount amount,
            SettleInfo settleInfo) {
    }

    record Amount(long totalAmount, String currency) {
    }

    record SettleInfo(boolean profitSharing, @Nullable Long subsidyAmount) {

        static SettleInfo with(Money subsidy) {
            return new SettleInfo(true, subsidy.isPositive() ? subsidy.total() : null);
        }
    }

    record Subsidise(
            String subMchid, String transactionId, long amount, String description,
            String outSubsidyNo) {
    }

    record ReturnSubsidy(
            String subMchid, String outOrderNo, String transactionId, String refundId,
            long amount, String description) {
    }

    record CancelSubsidy(String subMchid, String transactionId, String description) {
    }

    record SubsidyResult(
            @Nullable String subsidyId, @Nullable String subsidyRefundId,
            @Nullable String result) {
    }

    record DebitResult(String combineOutTradeNo, List<DebitPartResult> subOrders) {
    }

    record DebitPartResult(
            String outTradeNo, String tradeState, @Nullable String transactionId,
            @Nullable Amount amount, @Nullable OffsetDateTime successTime) {
    }

    record Prepay(
            String combineAppid, String combineMchid, String combineOutTradeNo,
            List<PrepayPart> subOrders, Payer combinePayerInfo, OffsetDateTime timeExpire,
            String notifyUrl) {
    }

    record PrepayPart(
            String mchid, String subMchid, String outTradeNo, String description, String attach,
            Amount amount, SettleInfo settleInfo) {
    }

    record Payer(@Nullable String openid) {
    }

    record Prepaid(String prepayId) {
    }

    record CashierResult(
            String combineOutTradeNo, List<DebitPartResult> subOrders, Payer combinePayerInfo) {
    }

    record Reverse(String combineAppid, List<ReversePart> subOrders) {
    }

    record ReversePart(String mchid, String outTradeNo, String subMchid) {
    }

    record AddReceiver(String appid, String type, String account, String relationType) {
    }

    record Share(
            String appid, String subMchid, String transactionId, String outOrderNo,
            List<ShareReceiver> receivers, boolean finish) {
    }

    record ShareReceiver(String type, String receiverAccount, long amount, String description) {
    }

    record Finish(
            String subMchid, String transactionId, String outOrderNo, String description) {
    }

    record ShareResult(
            String outOrderNo, @Nullable String orderId, @Nullable String status,
            @Nullable List<ShareReceiverResult> receivers) {
    }

    /** The query names the account differently in some versions of the interface. */
    record ShareReceiverResult(
            @Nullable String receiverAccount, @Nullable String receiverMchid, long amount,
            @Nullable String result, @Nullable String failReason) {

        String mchid() {
            String account = receiverAccount == null ? receiverMchid : receiverAccount;
            return account == null ? "" : account;
        }
    }

    record Refund(
            String subMchid, String spAppid, String transactionId, String outRefundNo,
            String reason, RefundAmount amount, String notifyUrl, @Nullable String refundAccount) {
    }

    record RefundAmount(long refund, long total, String currency) {
    }

    record RefundResult(
            String outRefundNo, @Nullable String refundId, @Nullable String status,
            @Nullable RefundedAmount amount) {
    }

    record RefundedAmount(long refund, @Nullable Long advance) {
    }

    record ReturnAdvance(String subMchid) {
    }

    record AdvanceReturnResult(
            @Nullable String advanceReturnId, long returnAmount, @Nullable String result) {
    }

    record Return(
            String subMchid, String outOrderNo, String outReturnNo, String returnMchid,
            long amount, String description) {
    }

    record ReturnResult(
            @Nullable String outReturnNo, long amount, @Nullable String result,
            @Nullable String failReason) {
    }
}
