package io.hutong.sandbox.bill;

import io.hutong.sandbox.book.Fees;
import io.hutong.sandbox.book.Trade;
import io.hutong.sandbox.book.TradeState;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.refund.RefundFamily;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The trade bill of one merchant and day: payments, refunds and reversed debits. */
final class TradeBill {

    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BusinessClock.BEIJING);
    private static final String[] ALL = {"交易时间", "公众账号ID", "商户号", "特约商户号", "设备号",
            "微信订单号", "商户订单号", "用户标识", "交易类型", "交易状态", "付款银行", "货币种类",
            "应结订单金额", "代金券金额", "微信退款单号", "商户退款单号", "退款金额", "充值券退款金额",
            "退款类型", "退款状态", "商品名称", "商户数据包", "手续费", "费率", "订单金额", "申请退款金额",
            "费率备注"};
    private static final String[] SUMS = {"总交易单数", "应结订单总金额", "退款总金额",
            "充值券退款总金额", "手续费总金额", "订单总金额", "申请退款总金额"};
    private static final int FIRST_REFUND_COLUMN = 14;
    private static final int LAST_REFUND_COLUMN = 19;
    private static final int REQUESTED = 25;

    private final World world;
    private final RefundFamily refunds;

    TradeBill(World world, RefundFamily refunds) {
        this.world = world;
        this.refunds = refunds;
    }

    /** One row; {@code paid} and {@code refund} are fen, one of them is 0. */
    private record Row(long at, Trade trade, String state, long paid, long refund, long fee,
            RefundFamily.Entry entry) {
    }

    private static final RefundFamily.Entry NONE =
            new RefundFamily.Entry("", "", "", 0, 0, "", 0, 0);

    byte[] of(BillRequest request) {
        List<Row> rows = new ArrayList<>();
        for (Trade trade : trades(request)) {
            addPayment(trade, request, rows);
        }
        addRefunds(request, rows);
        rows.sort(Comparator.comparingLong(Row::at));
        return write(request, rows);
    }

    private List<Trade> trades(BillRequest request) {
        return world.book().trades().all().stream()
                .filter(trade -> trade.number().mchid().equals(request.mchid()))
                .filter(trade -> request.isFor(trade.payee()))
                .filter(trade -> trade.moments().paidAt() > 0).toList();
    }

    private void addPayment(Trade trade, BillRequest request, List<Row> rows) {
        long at = trade.moments().paidAt();
        if (!BusinessClock.day(at).equals(request.date())) {
            return;
        }
        long total = trade.amounts().total();
        long fee = Fees.on(total, world.rules().fee().basisPoints());
        if (!"REFUND".equals(request.type())) {
            rows.add(new Row(at, trade, "SUCCESS", total, 0, fee, NONE));
        }
        if (trade.state() == TradeState.REVOKED && !"SUCCESS".equals(request.type())) {
            rows.add(new Row(at, trade, "REVOKED", 0, total, -fee, NONE));
        }
    }

    private void addRefunds(BillRequest request, List<Row> rows) {
        if ("SUCCESS".equals(request.type())) {
            return;
        }
        Map<String, Trade> trades = new HashMap<>();
        trades(request).forEach(trade -> trades.put(trade.key(), trade));
        for (RefundFamily.Entry entry : refunds.entries()) {
            LocalDate day = BusinessClock.day(entry.createdAt());
            Trade trade = trades.get(entry.tradeKey());
            if (trade != null && day.equals(request.date()) && !"CLOSED".equals(entry.status())) {
                rows.add(new Row(entry.createdAt(), trade, "REFUND", 0, entry.amount(),
                        -entry.feeBack(), entry));
            }
        }
    }

    private byte[] write(BillRequest request, List<Row> rows) {
        Csv csv = new Csv().header(columns(request, List.of(ALL)).toArray(String[]::new));
        rows.forEach(row -> csv.row(columns(request, cells(row))));
        return csv.header(SUMS).row(List.of(Integer.toString(rows.size()),
                sum(rows, Row::paid), sum(rows, Row::refund), Yuan.of(0),
                Yuan.fee(rows.stream().mapToLong(Row::fee).sum()), sum(rows, Row::paid),
                sum(rows, Row::refund))).bytes();
    }

    private static String sum(List<Row> rows, ToLongFunction<Row> amount) {
        return Yuan.of(rows.stream().mapToLong(amount).sum());
    }

    /** The SUCCESS bill has no refund columns, the REFUND bill has two times more. */
    private static List<String> columns(BillRequest request, List<String> all) {
        List<String> columns = new ArrayList<>(all.subList(0, ALL.length));
        if ("SUCCESS".equals(request.type())) {
            columns.remove(REQUESTED);
            columns.subList(FIRST_REFUND_COLUMN, LAST_REFUND_COLUMN + 1).clear();
        }
        if ("REFUND".equals(request.type())) {
            boolean header = all.getFirst().equals(ALL[0]);
            columns.add(1, header ? "退款申请时间" : all.get(ALL.length));
            columns.add(2, header ? "退款成功时间" : all.get(ALL.length + 1));
        }
        return columns;
    }

    private List<String> cells(Row row) {
        Trade trade = row.trade();
        List<String> cells = new ArrayList<>(List.of(TIME.format(instant(row.at())),
                trade.parties().appid(), trade.number().mchid(), payee(trade), "",
                trade.paidId(), trade.number().outTradeNo(), trade.parties().openid(),
                trade.purchase().tradeType(), row.state(), "OTHERS", "CNY", Yuan.of(row.paid()),
                Yuan.of(0)));
        boolean refund = row.refund() > 0;
        cells.addAll(List.of(refund ? row.entry().refundId() : "0",
                refund ? row.entry().outRefundNo() : "0", Yuan.of(row.refund()), Yuan.of(0),
                refund ? "ORIGINAL" : "", refund ? status(row) : ""));
        String attach = trade.purchase().attach();
        cells.addAll(List.of(trade.purchase().description(), attach == null ? "" : attach,
                Yuan.fee(row.fee()), Yuan.rate(world.rules().fee().basisPoints()),
                Yuan.of(row.paid()), Yuan.of(row.refund()), ""));
        cells.add(TIME.format(instant(row.entry().createdAt())));
        cells.add(row.entry().successAt() == 0 ? ""
                : TIME.format(instant(row.entry().successAt())));
        return cells;
    }

    private static String status(Row row) {
        return switch (row.entry().status()) {
            case "ABNORMAL" -> "CHANGE";
            case "PROCESSING" -> "PROCESSING";
            default -> "SUCCESS";
        };
    }

    private static String payee(Trade trade) {
        return trade.parties().subMchid() == null ? "0" : trade.payee();
    }

    private static Instant instant(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
