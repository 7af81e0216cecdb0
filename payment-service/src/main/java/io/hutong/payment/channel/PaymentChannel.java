package io.hutong.payment.channel;

import io.hutong.contracts.message.CashierOpened;

/**
 * What is asked of the payment channel. No call throws for an expected failure: every way to end
 * is a {@link ChannelAnswer}. All calls block; run them on virtual threads.
 */
public interface PaymentChannel {

    /** @return the {@code pre_entrustweb_id}, valid for two hours */
    ChannelAnswer<String> preSign(PreSigning request);

    ChannelAnswer<ContractState> queryContract(String outContractCode);

    /** Ends a mandate from our side. */
    ChannelAnswer<Done> terminateContract(String outContractCode, String remark);

    /**
     * The exact body of a debit. It is stored before it is sent, because a repeat has to be equal
     * byte for byte.
     */
    String debitBody(DebitOrder order);

    /** Charges under the body's number, at most once however often it is sent. */
    ChannelAnswer<DebitState> debit(String body);

    ChannelAnswer<DebitState> queryDebit(String number);

    ChannelAnswer<Done> reverseDebit(DebitReversal reversal);

    /**
     * Opens the cashier for a combined order.
     *
     * @return the {@code prepay_id}, valid for two hours
     */
    ChannelAnswer<String> prepay(PrepayOrder order);

    /** Signs what the mini-program hands to {@code wx.requestPayment}. */
    CashierOpened.Request requestPayment(String appid, String prepayId);

    ChannelAnswer<CashierTrade> queryCashier(String number);

    ChannelAnswer<Done> closeCashier(CashierClosing order);

    ChannelAnswer<Done> addReceiver(String appid, String mchid);

    /** Pays the platform's subsidy to the merchant; only before the money is divided. */
    ChannelAnswer<SubsidyState> subsidise(SubsidyOrder order);

    /** Takes a subsidy, or a part of it, back after a refund that the channel has accepted. */
    ChannelAnswer<SubsidyState> returnSubsidy(SubsidyReturnOrder order);

    /** Withdraws a subsidy that was announced and not paid; only before the money is divided. */
    ChannelAnswer<SubsidyState> cancelSubsidy(SubsidyCancelOrder order);

    ChannelAnswer<SharingState> share(SharingOrder order);

    ChannelAnswer<SharingState> querySharing(SharingOrder order);

    ChannelAnswer<ReturnState> returnShare(ReturnOrder order);

    ChannelAnswer<ReturnState> queryReturn(ReturnOrder order);

    ChannelAnswer<RefundState> refund(RefundOrder order);

    ChannelAnswer<RefundState> queryRefund(RefundOrder order);

    /** Takes from the merchant what was advanced for its refund. */
    ChannelAnswer<AdvanceReturnState> returnAdvance(AdvanceReturnOrder order);

    ChannelAnswer<AdvanceReturnState> queryAdvanceReturn(AdvanceReturnOrder order);

    /** An answer without content. */
    enum Done { DONE }
}
