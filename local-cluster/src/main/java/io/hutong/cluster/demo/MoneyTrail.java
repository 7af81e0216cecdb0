package io.hutong.cluster.demo;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.Table;
import io.hutong.cluster.terminal.Terminal;
import io.hutong.cluster.terminal.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Where every fen of an order went, told twice: by the transfers in payment-service's ledger and
 * by the settlement that order-service has recorded.
 */
final class MoneyTrail {

    private static final String TRANSFERS = """
            select account, sum(moved) from (
                select debit_account as account, amount as moved
                    from ledger_transfer where order_id = ?
                union all
                select credit_account, -amount from ledger_transfer where order_id = ?
            ) as moves group by account order by account""";
    private static final String BUYERS = "buyers";
    private static final String RECEIVERS = "receivers";

    private final Map<String, Long> ledger;
    private final Map<String, Long> settlement;
    private final long total;

    private MoneyTrail(Map<String, Long> ledger, Map<String, Long> settlement, long total) {
        this.ledger = ledger;
        this.settlement = settlement;
        this.total = total;
    }

    static MoneyTrail of(JsonNode order, Databases databases) {
        var id = order.path("order_id").asString();
        var ledger = new LinkedHashMap<String, Long>();
        databases.query(Member.PAYMENT, TRANSFERS,
                row -> ledger.merge(party(row.getString(1)), row.getLong(2), Long::sum), id, id);
        return new MoneyTrail(ledger, settled(order.path("settlement").path("parts")),
                fen(order.path("total")));
    }

    private static Map<String, Long> settled(JsonNode parts) {
        var shares = new LinkedHashMap<String, Long>();
        for (var part : parts) {
            var merchant = part.path("merchant_id").asString();
            add(shares, "merchant:" + merchant + ":available", part.path("merchant_net"));
            add(shares, "platform:commission", part.path("commission"));
            add(shares, "traffic:fee", part.path("traffic_fee"));
            add(shares, "channel:fee", part.path("channel_fee"));
            if (part.hasNonNull("others")) {
                add(shares, RECEIVERS, part.path("others"));
            }
        }
        return shares;
    }

    /** The settlement says what receivers beside the platforms got together. */
    private static String party(String account) {
        return account.startsWith("receiver:") ? RECEIVERS : account;
    }

    private static void add(Map<String, Long> shares, String account, JsonNode money) {
        shares.merge(account, fen(money), Long::sum);
    }

    private static long fen(JsonNode money) {
        return money.path("total").asLong();
    }

    /** Whether both sources agree on every share, and the shares add up to what was paid. */
    boolean balances() {
        return sum(settlement) == total && -ledger.getOrDefault(BUYERS, 0L) == total
                && ledger.values().stream().mapToLong(Long::longValue).sum() == 0
                && settlement.entrySet().stream().allMatch(
                        share -> ledger.getOrDefault(share.getKey(), 0L).equals(share.getValue()));
    }

    List<String> render(Terminal terminal) {
        var table = Table.of("lrr").row("", terminal.faint("ledger"), terminal.faint("settlement"));
        settlement.forEach((account, fen) -> table.row(title(account),
                Texts.yuan(ledger.getOrDefault(account, 0L)), Texts.yuan(fen)));
        table.rule().row(terminal.bold("paid by the buyer"),
                terminal.bold(Texts.yuan(-ledger.getOrDefault(BUYERS, 0L))),
                terminal.bold(Texts.yuan(sum(settlement))));
        return table.render(2);
    }

    private static String title(String account) {
        return switch (account) {
            case "platform:commission" -> "commerce platform, commission";
            case "traffic:fee" -> "traffic platform, traffic fee";
            case "channel:fee" -> "WeChat Pay, channel fee";
            case RECEIVERS -> "other receivers";
            default -> account.replaceFirst("^merchant:(.*):available$", "merchant $1");
        };
    }

    private static long sum(Map<String, Long> shares) {
        return shares.values().stream().mapToLong(Long::longValue).sum();
    }
}
