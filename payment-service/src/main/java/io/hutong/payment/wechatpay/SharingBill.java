package io.hutong.payment.wechatpay;

import io.hutong.payment.bill.BillFault;
import io.hutong.payment.bill.BillFormat;
import io.hutong.payment.bill.BillRefusedException;
import io.hutong.payment.bill.Cells;
import io.hutong.payment.bill.CopyRow;
import java.time.LocalDate;
import java.util.List;

/**
 * What every receiver got of the platform's orders and what it gave back (分账账单). Lines of other
 * kinds are kept as they are and never compared.
 */
final class SharingBill implements BillFormat {

    private static final String TIME = "分账时间";
    private static final String PAYEE = "分账方";
    private static final String TRANSACTION = "微信订单号";
    private static final String CHANNEL_NO = "微信分账/回退单号";
    private static final String OUT_NO = "商户分账/回退单号";
    private static final String RECEIVER = "分账接收方";
    private static final String AMOUNT = "分账金额";
    private static final String TYPE = "业务类型";
    private static final String STATE = "处理状态";
    private static final String COUNT = "总笔数";
    private static final String SHARED = "分账总金额";
    private static final String RETURNED = "回退总金额";
    private static final String SUCCESS = "SUCCESS";

    private long count;
    private long shared;
    private long returned;

    @Override
    public List<String> columns() {
        return List.of(TIME, PAYEE, TRANSACTION, CHANNEL_NO, OUT_NO, RECEIVER, AMOUNT, TYPE,
                STATE);
    }

    @Override
    public List<String> totals() {
        return List.of(COUNT, SHARED, RETURNED);
    }

    @Override
    public void read(Cells cells, LocalDate day, CopyRow row) throws BillRefusedException {
        if (!cells.text(TIME).startsWith(day.toString())) {
            throw new BillRefusedException(BillFault.BILL_OF_ANOTHER_DAY, "line " + cells.line()
                    + " is of " + cells.text(TIME) + ", the bill is of " + day);
        }
        long amount = cells.fen(AMOUNT);
        String type = typeOf(cells.text(TYPE));
        String state = stateOf(cells);
        count++;
        if (state.equals(SUCCESS)) {
            shared = Math.addExact(shared, type.equals("SHARE") ? amount : 0);
            returned = Math.addExact(returned, type.equals("RETURN") ? amount : 0);
        }
        row.add(cells.line()).add(type).add(cells.text(OUT_NO)).add(cells.text(RECEIVER))
                .add(cells.text(CHANNEL_NO)).add(cells.text(TRANSACTION))
                .add(cells.text(PAYEE)).add(state).add(amount).add(cells.time(TIME));
    }

    private static String typeOf(String name) {
        return switch (name) {
            case "分账" -> "SHARE";
            case "分账回退" -> "RETURN";
            default -> "OTHER";
        };
    }

    private static String stateOf(Cells cells) throws BillRefusedException {
        return switch (cells.text(STATE)) {
            case SUCCESS, "成功", "处理成功" -> SUCCESS;
            case "CLOSED", "已关闭" -> "CLOSED";
            case "PENDING", "PROCESSING", "处理中" -> "PROCESSING";
            default -> throw BillRefusedException.malformed(
                    cells.line(), "has an unknown state: " + cells.text(STATE));
        };
    }

    @Override
    public void check(Cells totals) throws BillRefusedException {
        if (totals.count(COUNT) != count || totals.fen(SHARED) != shared
                || totals.fen(RETURNED) != returned) {
            throw new BillRefusedException(BillFault.BILL_TOTALS_WRONG, "the lines add up to "
                    + count + " with " + shared + " fen shared and " + returned
                    + " returned; the total line says otherwise");
        }
    }
}
