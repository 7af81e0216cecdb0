package io.hutong.payment.wechatpay;

import io.hutong.payment.bill.BillFault;
import io.hutong.payment.bill.BillFormat;
import io.hutong.payment.bill.BillRefusedException;
import io.hutong.payment.bill.Cells;
import io.hutong.payment.bill.CopyRow;
import java.time.LocalDate;
import java.util.List;

/** Every movement on the platform's own account with the balance after it (资金账单). */
final class FundFlowBill implements BillFormat {

    private static final String TIME = "记账时间";
    private static final String BUSINESS_NO = "微信支付业务单号";
    private static final String TYPE = "业务类型";
    private static final String DIRECTION = "收支类型";
    private static final String AMOUNT = "收支金额(元)";
    private static final String BALANCE = "账户结余(元)";
    private static final String VOUCHER = "业务凭证号";
    private static final String COUNT = "资金流水总笔数";
    private static final String INCOMING = "收入金额";
    private static final String OUTGOING = "支出金额";
    private static final String IN = "收入";
    private static final String OUT = "支出";

    private long count;
    private long incoming;
    private long outgoing;
    private long balance;

    @Override
    public List<String> columns() {
        return List.of(TIME, BUSINESS_NO, TYPE, DIRECTION, AMOUNT, BALANCE, VOUCHER);
    }

    @Override
    public List<String> totals() {
        return List.of(COUNT, INCOMING, OUTGOING);
    }

    @Override
    public void read(Cells cells, LocalDate day, CopyRow row) throws BillRefusedException {
        if (!cells.text(TIME).startsWith(day.toString())) {
            throw new BillRefusedException(BillFault.BILL_OF_ANOTHER_DAY, "line " + cells.line()
                    + " is of " + cells.text(TIME) + ", the bill is of " + day);
        }
        long move = signed(cells);
        long after = cells.fen(BALANCE);
        if (count > 0 && after != balance + move) {
            throw new BillRefusedException(BillFault.BILL_BALANCE_BROKEN, "line " + cells.line()
                    + ": " + balance + " and " + move + " fen do not make " + after);
        }
        count++;
        balance = after;
        incoming += Math.max(move, 0);
        outgoing += Math.max(-move, 0);
        row.add(cells.line()).add(typeOf(cells.text(TYPE))).add(cells.text(VOUCHER))
                .add(cells.text(BUSINESS_NO)).add(move).add(after)
                .add(cells.time(TIME));
    }

    /** What is not compared keeps its name. */
    private static String typeOf(String name) {
        return switch (name) {
            case "分账" -> "SHARE";
            case "分账回退" -> "SHARE_RETURN";
            case "退款垫付" -> "ADVANCE";
            case "垫付回补" -> "ADVANCE_RETURN";
            default -> name.startsWith("补差") ? "SUBSIDY" : name;
        };
    }

    private static long signed(Cells cells) throws BillRefusedException {
        long amount = cells.fen(AMOUNT);
        return switch (cells.text(DIRECTION)) {
            case IN -> amount;
            case OUT -> -amount;
            default -> throw BillRefusedException.malformed(
                    cells.line(), "is neither income nor expense");
        };
    }

    @Override
    public void check(Cells totals) throws BillRefusedException {
        if (totals.count(COUNT) != count || totals.fen(INCOMING) != incoming
                || totals.fen(OUTGOING) != outgoing) {
            throw new BillRefusedException(BillFault.BILL_TOTALS_WRONG, "the lines add up to "
                    + count + " with " + incoming + " fen in and " + outgoing
                    + " out; the total line says otherwise");
        }
    }
}
