package io.hutong.cluster.demo;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.client.Buyer;
import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.lifecycle.LocalCluster;
import io.hutong.cluster.terminal.Terminal;
import io.hutong.cluster.terminal.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** One password-free order, from the login to the last fen. */
final class Demo {

    private static final String MINI_PROGRAM = "wx-hutong-demo";
    private static final String SKU = "tea-100";

    private final LocalCluster cluster;
    private final Terminal terminal;
    private final Api anonymous;
    private final Api operator;

    Demo(LocalCluster cluster, Terminal terminal) {
        this.cluster = cluster;
        this.terminal = terminal;
        this.anonymous = Api.anonymous(cluster.endpoints());
        this.operator = Api.operator(cluster.endpoints(), cluster.home());
    }

    /** Answers whether every fen is where it belongs. */
    boolean run() {
        var buyer = signedBuyer();
        terminal.line();
        var begun = Instant.now();
        var orderId = place(buyer);
        follow(buyer, orderId, begun);
        return showMoney(buyer, orderId);
    }

    private Buyer signedBuyer() {
        terminal.line(terminal.bold("A buyer signs a mandate"));
        var name = String.format(Locale.ROOT, "demo-%06x",
                ThreadLocalRandom.current().nextInt(1 << 24));
        var buyer = Buyer.login(anonymous, name);
        step("POST /v1/sessions", "login:" + name + " is logged in to the mini-program");
        var started = buyer.startMandate();
        step("POST /v1/mandates", "mandate " + started.path("status").asString()
                + ", pre-signed at WeChat Pay");
        buyer.signInWeChat(started);
        step("in WeChat", "the buyer agrees to be debited without a password");
        step("callback", "mandate " + terminal.green(
                buyer.awaitMandate().path("status").asString()));
        return buyer;
    }

    private String place(Buyer buyer) {
        terminal.line(terminal.bold("One order"));
        var placed = buyer.api().post(Member.ORDER, "/v1/orders", Map.of(
                "mini_program", MINI_PROGRAM, "channel", "MINI_PROGRAM_HOME",
                "lines", List.of(Map.of("sku", SKU, "quantity", 1))));
        var orderId = placed.path("order_id").asString();
        step("POST /v1/orders", "1 × " + SKU + " → 202, order " + orderId);
        return orderId;
    }

    private void follow(Buyer buyer, String orderId, Instant begun) {
        var story = new Story(terminal, begun);
        var path = "/v1/orders/" + orderId;
        try (var watch = new OrderWatch(buyer.api(), orderId, story)) {
            watch.await("PAID");
            story.act("the merchant ships");
            operator.post(Member.ORDER, path + "/shipments",
                    Map.of("carrier", "SF", "tracking_no", "SF1234567890"));
            watch.await("SHIPPED");
            story.act("the buyer confirms the receipt");
            buyer.api().post(Member.ORDER, path + "/receipt", "");
            watch.await("SETTLED");
        }
    }

    private boolean showMoney(Buyer buyer, String orderId) {
        var order = buyer.api().get(Member.ORDER, "/v1/orders/" + orderId);
        var trail = MoneyTrail.of(order, new Databases(cluster.home(), cluster.ports()));
        terminal.line();
        terminal.line(terminal.bold("Where every fen of "
                + Texts.yuan(order.path("total").path("total").asLong()) + " went"));
        terminal.lines(trail.render(terminal));
        terminal.line("  " + (trail.balances()
                ? terminal.good("ledger and settlement agree, nothing is missing")
                : terminal.bad("ledger and settlement differ")));
        terminal.line();
        terminal.line(terminal.faint("  the same order as messages: ./hutong topics trace "
                + orderId));
        return trail.balances();
    }

    private void step(String call, String outcome) {
        terminal.line("  " + terminal.faint(String.format(Locale.ROOT, "%-18s", call)) + outcome);
    }
}
