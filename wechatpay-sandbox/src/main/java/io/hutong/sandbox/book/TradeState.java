package io.hutong.sandbox.book;

/** {@code trade_state}, with WeChat Pay's descriptions. */
public enum TradeState {
    NOTPAY("订单未支付"),
    USERPAYING("用户支付中"),
    SUCCESS("支付成功"),
    /** Paid, and at least a part was given back. */
    REFUND("转入退款"),
    CLOSED("已关闭"),
    REVOKED("已撤销"),
    PAY_FAIL("扣款失败");

    private final String description;

    TradeState(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }
}
