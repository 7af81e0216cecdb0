package io.hutong.payment.bill;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** A bill as the channel writes it, right or wrong in the way that a test wants. */
public final class BillFile {

    private static final String TRADE_HEADER = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,"
            + "商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,"
            + "商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,"
            + "申请退款金额,费率备注";
    private static final String TRADE_TOTALS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,"
            + "手续费总金额,订单总金额,申请退款总金额";
    private static final String FLOW_HEADER = "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,"
            + "收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号";
    private static final String FLOW_TOTALS = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";

    private static final String SHARING_HEADER = "分账时间,分账发起方,分账方,微信订单号,微信分账/回退单号,"
            + "分账明细单号,商户分账/回退单号,分账接收方,分账金额,业务类型,处理状态,分账描述";
    private static final String SHARING_TOTALS = "总笔数,分账总金额,回退总金额";

    private final Kind kind;
    private final LocalDate day;
    private final List<String> lines = new ArrayList<>();
    private long paid;
    private long refunded;
    private long fees;
    private long incoming;
    private long outgoing;
    private long balance;
    private long shared;
    private long returned;

    private enum Kind { TRADE, FLOW, SHARING }

    private BillFile(Kind kind, LocalDate day) {
        this.kind = kind;
        this.day = day;
    }

    public static BillFile trades(LocalDate day) {
        return new BillFile(Kind.TRADE, day);
    }

    public static BillFile flows(LocalDate day) {
        return new BillFile(Kind.FLOW, day);
    }

    public static BillFile sharing(LocalDate day) {
        return new BillFile(Kind.SHARING, day);
    }

    /** Amounts are fen. */
    public record Money(long amount, long fee, String currency) {

        public static Money fen(long amount, long fee) {
            return new Money(amount, fee, "CNY");
        }
    }

    public BillFile payment(String number, String transaction, String subMchid, Money money) {
        paid += money.amount;
        fees += money.fee;
        return trade(number, transaction, subMchid, "SUCCESS", money.currency,
                new String[] {"0", "0", yuan(0), "", ""}, money.amount, money.fee);
    }

    public BillFile refund(
            String number, String refundId, String subMchid, String state, Money money) {
        refunded += money.amount;
        fees -= money.fee;
        return trade("X" + number, "4200X", subMchid, "REFUND", money.currency,
                new String[] {refundId, number, yuan(money.amount), "ORIGINAL", state}, 0,
                -money.fee);
    }

    public BillFile reversal(String number, String transaction, String subMchid, Money money) {
        refunded += money.amount;
        fees -= money.fee;
        return trade(number, transaction, subMchid, "REVOKED", money.currency,
                new String[] {"0", "0", yuan(money.amount), "ORIGINAL", "SUCCESS"}, 0,
                -money.fee);
    }

    private BillFile trade(String number, String transaction, String subMchid, String state,
            String currency, String[] refund, long amount, long fee) {
        return line(day + " 12:00:00", "wxapp", "1900000001", subMchid, "", transaction, number,
                "oSomebody", "JSAPI", state, "OTHERS", currency, yuan(amount), yuan(0),
                refund[0], refund[1], refund[2], yuan(0), refund[3], refund[4],
                "tea, green\\ 100 g", "", yuan(fee) + "000", "0.60%", yuan(amount), refund[2],
                "");
    }

    public BillFile share(String voucher, String businessNumber, long amount) {
        return flow("分账", voucher, businessNumber, amount);
    }

    /** @param amount below zero when it leaves the account */
    public BillFile flow(String type, String voucher, String businessNumber, long amount) {
        incoming += Math.max(amount, 0);
        outgoing += Math.max(-amount, 0);
        balance += amount;
        return line(day + " 13:00:00", businessNumber, businessNumber + "1", type, type,
                amount > 0 ? "收入" : "支出", yuan(Math.abs(amount)), yuan(balance), "system", "",
                voucher);
    }

    /** A line of the profit-sharing bill. */
    public record Split(String type, String number, String receiver, long amount, String state,
            String channelNumber, String subMchid) {

        public static Split share(String number, String receiver, long amount) {
            return new Split("分账", number, receiver, amount, "SUCCESS", "3" + number,
                    "1900000101");
        }

        public static Split back(String number, String receiver, long amount) {
            return new Split("分账回退", number, receiver, amount, "SUCCESS", "6" + number,
                    "1900000101");
        }

        public Split state(String other) {
            return new Split(type, number, receiver, amount, other, channelNumber, subMchid);
        }

        public Split channelNumber(String other) {
            return new Split(type, number, receiver, amount, state, other, subMchid);
        }

        public Split subMchid(String other) {
            return new Split(type, number, receiver, amount, state, channelNumber, other);
        }
    }

    public BillFile split(Split split) {
        if (split.state.equals("SUCCESS")) {
            shared += split.type.equals("分账") ? split.amount : 0;
            returned += split.type.equals("分账回退") ? split.amount : 0;
        }
        return line(day + " 14:00:00", "1900000001", split.subMchid, "4200X",
                split.channelNumber, split.channelNumber + "1", split.number, split.receiver,
                yuan(split.amount), split.type, split.state, "commission");
    }

    public BillFile line(String... cells) {
        lines.add("`" + String.join(",`", cells));
        return this;
    }

    /** As the channel announces it. */
    public String text() {
        return text(lines.size(), 0);
    }

    /** With a total line that is wrong by so many lines and fen. */
    public String wrong(int count, long fen) {
        return text(lines.size() + count, fen);
    }

    private String text(int count, long more) {
        return "\uFEFF" + header() + "\r\n"
                + (lines.isEmpty() ? "" : String.join("\r\n", lines) + "\r\n")
                + totalsHeader() + "\r\n" + totals(count, more) + "\r\n";
    }

    private String header() {
        return switch (kind) {
            case TRADE -> TRADE_HEADER;
            case FLOW -> FLOW_HEADER;
            case SHARING -> SHARING_HEADER;
        };
    }

    private String totalsHeader() {
        return switch (kind) {
            case TRADE -> TRADE_TOTALS;
            case FLOW -> FLOW_TOTALS;
            case SHARING -> SHARING_TOTALS;
        };
    }

    private String totals(int count, long more) {
        return "`" + count + ",`" + switch (kind) {
            case TRADE -> yuan(paid) + ",`" + yuan(refunded) + ",`0.00,`" + yuan(fees) + "000,`"
                    + yuan(paid + more) + ",`" + yuan(refunded);
            case FLOW -> count + ",`" + yuan(incoming + more) + ",`0,`" + yuan(outgoing);
            case SHARING -> yuan(shared + more) + ",`" + yuan(returned);
        };
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    public static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String yuan(long fen) {
        return (fen < 0 ? "-" : "") + String.format(
                Locale.ROOT, "%d.%02d", Math.abs(fen) / 100, Math.abs(fen) % 100);
    }
}
