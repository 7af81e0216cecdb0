package io.hutong.payment.wechatpay;

import io.hutong.payment.bill.BillFault;
import io.hutong.payment.bill.BillFormat;
import io.hutong.payment.bill.BillRefusedException;
import io.hutong.payment.bill.Cells;
import io.hutong.payment.bill.CopyRow;
import java.time.LocalDate;
import java.util.List;

/**
 * Payments, refunds and reversals (交易账单, {@code bill_type=ALL}). Of the buyer nothing is kept.
 */
final class TradeBill implements BillFormat {

    private static final String TIME = "交易时间";
    private static final String PAYEE = "特约商户号";
    private static final String TRANSACTION = "微信订单号";
    private static final String ORDER = "商户订单号";
    private static final String STATE = "交易状态";
    private static final String CURRENCY = "货币种类";
    private static final String AMOUNT = "订单金额";
    private static final String REFUND_ID = "微信退款单号";
    private static final String REFUND_NO = "商户退款单号";
    private static final String REFUNDED = "申请退款金额";
    private static final String REFUND_STATE = "退款状态";
    private static final String FEE = "手续费";
    private static final List<String> COLUMNS = List.of(TIME, PAYEE, TRANSACTION, ORDER, STATE,
            CURRENCY, AMOUNT, REFUND_ID, REFUND_NO, REFUNDED, REFUND_STATE, FEE);
    private static final String COUNT = "总交易单数";
    private static final String SUM = "订单总金额";
    private static final String REFUND_SUM = "申请退款总金额";
    private static final String FEE_SUM = "手续费总金额";

    private long count;
    private long paid;
    private long refunded;
    private long fees;

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> totals() {
        return List.of(COUNT, SUM, REFUND_SUM, FEE_SUM);
    }

    @Override
    public void read(Cells cells, LocalDate day, CopyRow row) throws BillRefusedException {
        long amount = cells.fen(AMOUNT);
        long back = cells.fen(REFUNDED);
        long fee = cells.fen(FEE);
        count++;
        paid = Math.addExact(paid, amount);
        refunded = Math.addExact(refunded, back);
        fees = Math.addExact(fees, fee);
        row.add(cells.line());
        switch (cells.text(STATE)) {
            case "SUCCESS" -> {
                requireDay(cells, day);
                row.add("PAYMENT").add(cells.text(ORDER)).add(cells.text(TRANSACTION))
                        .add("SUCCESS").add(amount).add(fee);
            }
            case "REFUND" -> row.add("REFUND").add(cells.text(REFUND_NO))
                    .add(cells.text(REFUND_ID)).add(cells.text(REFUND_STATE)).add(back)
                    .add(-fee);
            case "REVOKED" -> row.add("REVERSAL").add(cells.text(ORDER))
                    .add(cells.text(TRANSACTION)).add("SUCCESS").add(back).add(-fee);
            default -> throw BillRefusedException.malformed(
                    cells.line(), "has an unknown state: " + cells.text(STATE));
        }
        row.add(cells.text(PAYEE)).add(cells.text(CURRENCY)).add(cells.time(TIME));
    }

    private static void requireDay(Cells cells, LocalDate day) throws BillRefusedException {
        if (!cells.text(TIME).startsWith(day.toString())) {
            throw new BillRefusedException(BillFault.BILL_OF_ANOTHER_DAY, "line " + cells.line()
                    + " is of " + cells.text(TIME) + ", the bill is of " + day);
        }
    }

    @Override
    public void check(Cells totals) throws BillRefusedException {
        if (totals.count(COUNT) != count || totals.fen(SUM) != paid
                || totals.fen(REFUND_SUM) != refunded || totals.fen(FEE_SUM) != fees) {
            throw new BillRefusedException(BillFault.BILL_TOTALS_WRONG,
                    "the lines add up to " + count + " with " + paid + " fen paid, " + refunded
                            + " refunded, " + fees + " fees; the total line says otherwise");
        }
    }
}
