package io.hutong.payment.wechatpay;

import io.hutong.payment.bill.BillFormat;
import io.hutong.payment.bill.model.BillType;

/** How WeChat Pay's bills are read, for bills that a test has written. */
public final class Formats {

    private Formats() {
    }

    public static BillFormat of(BillType type) {
        return WechatPayBills.formatOf(type);
    }
}
