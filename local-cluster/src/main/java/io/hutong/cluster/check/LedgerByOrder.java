package io.hutong.cluster.check;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import java.util.HashMap;
import java.util.Map;

/** The ledger's transfers, summed per order. */
final class LedgerByOrder {

    private static final String SUMS = """
            select order_id, kind, debit_account, credit_account, sum(amount)
            from ledger_transfer group by order_id, kind, debit_account, credit_account""";

    private LedgerByOrder() {
    }

    /**
     * A kind of transfer between two accounts.
     *
     * @param debit  receives
     * @param credit gives
     */
    record Transfer(String kind, String debit, String credit, long amount) {
    }

    static Map<String, OrderMoney> read(Databases databases) {
        var orders = new HashMap<String, OrderMoney>();
        databases.query(Member.PAYMENT, SUMS, row -> orders.merge(row.getString(1),
                moved(new Transfer(row.getString(2), row.getString(3), row.getString(4),
                        row.getLong(5))),
                OrderMoney::plus));
        return orders;
    }

    /** What a transfer says about the order; fees and releases move nothing that is compared. */
    static OrderMoney moved(Transfer transfer) {
        long amount = transfer.amount();
        return switch (transfer.kind()) {
            case "DEBIT" -> new OrderMoney(amount, 0, 0);
            case "REFUND" -> new OrderMoney(0, amount, 0);
            case "COMMISSION", "TRAFFIC_FEE", "SHARE" -> new OrderMoney(0, 0, amount);
            case "COMMISSION_RETURN", "TRAFFIC_FEE_RETURN", "SHARE_RETURN" ->
                    new OrderMoney(0, 0, -amount);
            case "SUBSIDY" -> new OrderMoney(0, 0, 0, amount);
            case "SUBSIDY_RETURN" -> new OrderMoney(0, 0, 0, -amount);
            case "CORRECTION" -> corrected(transfer);
            default -> OrderMoney.NONE;
        };
    }

    /** A person has booked by hand what a case was about; the accounts say what it was. */
    private static OrderMoney corrected(Transfer transfer) {
        return given(transfer.debit(), transfer.credit(), transfer.amount(), 1)
                .plus(given(transfer.credit(), transfer.debit(), transfer.amount(), -1));
    }

    /** @param sign 1 where the account receives it from the other one, else -1 */
    private static OrderMoney given(String account, String other, long amount, int sign) {
        if (account.equals("buyers")) {
            return sign > 0 ? new OrderMoney(0, amount, 0) : new OrderMoney(amount, 0, 0);
        }
        if (account.equals("platform:commission") || account.equals("traffic:fee")
                || account.startsWith("receiver:")) {
            return new OrderMoney(0, 0, sign * amount);
        }
        boolean subsidy = account.equals("platform:subsidies") && other.startsWith("merchant:");
        return subsidy ? new OrderMoney(0, 0, 0, -sign * amount) : OrderMoney.NONE;
    }
}
