package io.hutong.payment.channel.wechatpay;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.payment.channel.AdvanceReturnOrder;
import io.hutong.payment.channel.AdvanceReturnState;
import io.hutong.payment.channel.CashierClosing;
import io.hutong.payment.channel.CashierTrade;
import io.hutong.payment.channel.ChannelAnswer;
import io.hutong.payment.channel.ContractState;
import io.hutong.payment.channel.DebitOrder;
import io.hutong.payment.channel.DebitReversal;
import io.hutong.payment.channel.DebitState;
import io.hutong.payment.channel.PaymentChannel;
import io.hutong.payment.channel.PreSigning;
import io.hutong.payment.channel.PrepayOrder;
import io.hutong.payment.channel.RefundOrder;
import io.hutong.payment.channel.RefundState;
import io.hutong.payment.channel.ReturnOrder;
import io.hutong.payment.channel.ReturnState;
import io.hutong.payment.channel.SharingOrder;
import io.hutong.payment.channel.SharingState;
import io.hutong.payment.channel.SubsidyCancelOrder;
import io.hutong.payment.channel.SubsidyOrder;
import io.hutong.payment.channel.SubsidyReturnOrder;
import io.hutong.payment.channel.SubsidyState;

/**
 * WeChat Pay's ecommerce family (收付通): combined debits, profit sharing and refunds. The SDK has
 * no service classes for most of it, so the requests are made here and signed by its core.
 */
final class WechatPayChannel implements PaymentChannel {

    private static final String CONTRACTS = "/v3/ecommerce/combine-papay/contracts";
    private static final String DEBITS = "/v3/ecommerce/combine-papay/transactions";
    private static final String CASHIER = "/v3/combine-transactions";
    private static final String SHARING = "/v3/ecommerce/profitsharing";
    private static final String SUBSIDIES = "/v3/ecommerce/subsidies";
    private static final String REFUNDS = "/v3/ecommerce/refunds";

    private final SignedCalls calls;
    private final RequestBodies bodies;
    private final PaymentRequests requests;
    private final long planId;

    WechatPayChannel(SignedCalls calls, RequestBodies bodies, PaymentRequests requests,
            long planId) {
        this.calls = calls;
        this.bodies = bodies;
        this.requests = requests;
        this.planId = planId;
    }

    @Override
    public ChannelAnswer<String> preSign(PreSigning request) {
        return calls.post("pre-sign", CONTRACTS + "/pre-entrust-sign/mini-program",
                bodies.preSign(request), AnswerBodies::preSigned);
    }

    @Override
    public ChannelAnswer<ContractState> queryContract(String outContractCode) {
        return calls.get("query-contract", contract(outContractCode), AnswerBodies::contract);
    }

    @Override
    public ChannelAnswer<Done> terminateContract(String outContractCode, String remark) {
        return calls.post("terminate-contract", contract(outContractCode) + "/terminate",
                bodies.terminate(remark), AnswerBodies::nothing);
    }

    @Override
    public String debitBody(DebitOrder order) {
        return bodies.debit(order);
    }

    @Override
    public ChannelAnswer<DebitState> debit(String body) {
        return calls.post("debit", DEBITS, body, AnswerBodies::debit);
    }

    @Override
    public ChannelAnswer<DebitState> queryDebit(String number) {
        return calls.get("query-debit", DEBITS + "/" + number, AnswerBodies::debit);
    }

    @Override
    public ChannelAnswer<Done> reverseDebit(DebitReversal reversal) {
        return calls.post("reverse-debit", DEBITS + "/" + reversal.number() + "/reverse",
                bodies.reversal(reversal), AnswerBodies::nothing);
    }

    @Override
    public ChannelAnswer<String> prepay(PrepayOrder order) {
        return calls.post("prepay", CASHIER + "/jsapi", bodies.prepay(order),
                AnswerBodies::prepaid);
    }

    @Override
    public CashierOpened.Request requestPayment(String appid, String prepayId) {
        return requests.sign(appid, prepayId);
    }

    @Override
    public ChannelAnswer<CashierTrade> queryCashier(String number) {
        return calls.get("query-cashier", CASHIER + "/out-trade-no/" + number,
                AnswerBodies::cashier);
    }

    @Override
    public ChannelAnswer<Done> closeCashier(CashierClosing order) {
        return calls.post("close-cashier", CASHIER + "/out-trade-no/" + order.number() + "/close",
                bodies.closing(order), AnswerBodies::nothing);
    }

    @Override
    public ChannelAnswer<Done> addReceiver(String appid, String mchid) {
        return calls.post("add-receiver", SHARING + "/receivers/add",
                bodies.receiver(appid, mchid), AnswerBodies::nothing);
    }

    @Override
    public ChannelAnswer<SubsidyState> subsidise(SubsidyOrder order) {
        return calls.post("subsidise", SUBSIDIES + "/create", bodies.subsidy(order),
                AnswerBodies::subsidy);
    }

    @Override
    public ChannelAnswer<SubsidyState> returnSubsidy(SubsidyReturnOrder order) {
        return calls.post("return-subsidy", SUBSIDIES + "/return", bodies.subsidyReturn(order),
                AnswerBodies::subsidy);
    }

    @Override
    public ChannelAnswer<SubsidyState> cancelSubsidy(SubsidyCancelOrder order) {
        return calls.post("cancel-subsidy", SUBSIDIES + "/cancel", bodies.subsidyCancel(order),
                AnswerBodies::subsidy);
    }

    @Override
    public ChannelAnswer<SharingState> share(SharingOrder order) {
        if (order.receivers().isEmpty()) {
            return calls.post("finish-sharing", SHARING + "/finish-order", bodies.finish(order),
                    AnswerBodies::sharing);
        }
        return calls.post("share", SHARING + "/orders", bodies.share(order),
                AnswerBodies::sharing);
    }

    @Override
    public ChannelAnswer<SharingState> querySharing(SharingOrder order) {
        return calls.get("query-sharing", SHARING + "/orders?sub_mchid=" + order.subMchid()
                + "&transaction_id=" + order.transactionId()
                + "&out_order_no=" + order.number(), AnswerBodies::sharing);
    }

    @Override
    public ChannelAnswer<ReturnState> returnShare(ReturnOrder order) {
        return calls.post("return-share", SHARING + "/returnorders", bodies.shareReturn(order),
                AnswerBodies::shareReturn);
    }

    @Override
    public ChannelAnswer<ReturnState> queryReturn(ReturnOrder order) {
        return calls.get("query-return", SHARING + "/returnorders?sub_mchid=" + order.subMchid()
                + "&out_order_no=" + order.splitNumber()
                + "&out_return_no=" + order.number(), AnswerBodies::shareReturn);
    }

    @Override
    public ChannelAnswer<RefundState> refund(RefundOrder order) {
        return calls.post("refund", REFUNDS + "/apply", bodies.refund(order),
                AnswerBodies::refund);
    }

    @Override
    public ChannelAnswer<RefundState> queryRefund(RefundOrder order) {
        return calls.get("query-refund", REFUNDS + "/out-refund-no/" + order.number()
                + "?sub_mchid=" + order.subMchid(), AnswerBodies::refund);
    }

    @Override
    public ChannelAnswer<AdvanceReturnState> returnAdvance(AdvanceReturnOrder order) {
        return calls.post("return-advance", advance(order), bodies.advanceReturn(order),
                AnswerBodies::advanceReturn);
    }

    @Override
    public ChannelAnswer<AdvanceReturnState> queryAdvanceReturn(AdvanceReturnOrder order) {
        return calls.get("query-advance-return", advance(order) + "?sub_mchid="
                + order.subMchid(), AnswerBodies::advanceReturn);
    }

    private static String advance(AdvanceReturnOrder order) {
        return REFUNDS + "/" + order.refundId() + "/return-advance";
    }

    private String contract(String outContractCode) {
        return CONTRACTS + "/plan-id/" + planId + "/out-contract-code/" + outContractCode;
    }
}
