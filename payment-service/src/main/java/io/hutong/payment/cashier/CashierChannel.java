package io.hutong.payment.cashier;

import io.hutong.contracts.message.CashierOpened;
import io.hutong.payment.cashier.model.CashierTrade;
import io.hutong.payment.cashier.model.PrepayOrder;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.channel.model.OrderNumbers;

/** The channel's cashier. All calls block; none throws for an expected failure. */
public interface CashierChannel {

    /** @return what the mini-program hands to {@code wx.requestPayment}, valid for two hours */
    ChannelAnswer<CashierOpened.Request> open(PrepayOrder order);

    ChannelAnswer<CashierTrade> query(String number);

    /** Closes an order that nobody has paid. */
    ChannelAnswer<Done> close(OrderNumbers order);
}
