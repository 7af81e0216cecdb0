package io.hutong.cluster.chaos;

import io.hutong.cluster.chaos.Journey.Plan;
import io.hutong.cluster.check.CheckRun;
import io.hutong.cluster.client.Api;
import io.hutong.cluster.client.Buyer;
import io.hutong.cluster.demo.Seeding;
import io.hutong.cluster.lifecycle.LocalCluster;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.cluster.terminal.Table;
import io.hutong.cluster.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hutong chaos}. */
@Command(name = "chaos", mixinStandardHelpOptions = true,
        description = "Places many orders while WeChat Pay declines, loses answers, and repeats "
                + "and reorders callbacks; refunds some; then checks the books. Exit code 1 when "
                + "an order has not ended or an invariant does not hold.")
public final class ChaosCommand implements Callable<Integer> {

    /** Left out of what failed, so that the same failure is counted as one. */
    private static final Pattern ORDER_ID = Pattern.compile("/v1/orders/[^/ ]+");
    private static final List<String> SKUS = List.of("tea-100", "mug-200");

    @Option(names = "--orders", defaultValue = "1000", paramLabel = "N",
            description = "default: ${DEFAULT-VALUE}")
    private int orders = 1_000;

    @Option(names = "--at-once", defaultValue = "128", paramLabel = "N",
            description = "orders under way at once; default: ${DEFAULT-VALUE}")
    private int atOnce = 128;

    @Option(names = "--declines", defaultValue = "0.05", paramLabel = "P",
            description = "part of the debits that are declined; default: ${DEFAULT-VALUE}")
    private double declines = 0.05;

    @Option(names = "--unknown", defaultValue = "0.02", paramLabel = "P",
            description = "part of the debits whose answer is lost; default: ${DEFAULT-VALUE}")
    private double unknown = 0.02;

    @Option(names = "--refunds", defaultValue = "0.03", paramLabel = "P",
            description = "part of the orders whose money goes back, wholly or by half, before "
                    + "or after the settlement; default: ${DEFAULT-VALUE}")
    private double refunds = 0.03;

    @Option(names = "--callbacks", defaultValue = "0.2", paramLabel = "P",
            description = "part of the callbacks that come twice; all are reordered; default: "
                    + "${DEFAULT-VALUE}")
    private double callbacks = 0.2;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N",
            description = "chooses the orders that are refunded; default: ${DEFAULT-VALUE}")
    private long seed = 1;

    private final Terminal terminal = Terminal.system();
    private final Map<String, LongAdder> ends = new ConcurrentHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();

    @Override
    public Integer call() {
        var cluster = LocalCluster.running(terminal);
        var operator = Api.operator(cluster.endpoints(), cluster.home());
        var seeding = new Seeding(Api.anonymous(cluster.endpoints()), operator);
        seeding.stock(orders);
        var buyers = seeding.buyers("chaos", Math.min(orders, atOnce));
        var weather = new Weather(operator);
        var clearing = Thread.ofPlatform().unstarted(weather::clear);
        Runtime.getRuntime().addShutdownHook(clearing);
        weather.turn(new Weather.Odds(declines, unknown, callbacks));
        terminal.line(orders + " orders are on their way, " + buyers.size() + " at once; a service"
                + " may be killed now: ./hutong status has its pid");
        travel(new Journey(operator), buyers);
        weather.clear();
        Runtime.getRuntime().removeShutdownHook(clearing);
        report();
        boolean sound = CheckRun.of(cluster, terminal).run();
        return sound && allEnded() ? 0 : 1;
    }

    private void travel(Journey journey, List<Buyer> buyers) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        try (var threads = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            for (int i = 0; i < orders; i++) {
                var buyer = buyers.get(i % buyers.size());
                var sku = SKUS.get(i % SKUS.size());
                var plan = plan(random);
                threads.execute(() -> one(journey, buyer, sku, plan));
            }
        }
        terminal.clearTransientLine();
    }

    private void one(Journey journey, Buyer buyer, String sku, Plan plan) {
        String end;
        try {
            end = journey.travel(buyer, sku, plan);
        } catch (CommandFailed e) {
            end = "FAILED: " + ORDER_ID.matcher(e.getMessage()).replaceAll("/v1/orders/…");
        }
        ends.computeIfAbsent(end, _ -> new LongAdder()).increment();
        terminal.transientLine(terminal.faint(
                "  … " + ended.incrementAndGet() + " of " + orders + " orders have ended"));
    }

    private Plan plan(RandomGenerator random) {
        if (random.nextDouble() >= refunds) {
            return Plan.SETTLE;
        }
        return List.of(Plan.REFUND_HALF_AND_SETTLE, Plan.SETTLE_AND_REFUND_HALF, Plan.CANCEL)
                .get(random.nextInt(3));
    }

    private void report() {
        var table = Table.of("lr").row("the orders' ends", "orders").rule();
        new TreeMap<>(ends).forEach((end, count) -> table.row(end, count.toString()));
        terminal.lines(table.render(2));
        terminal.line();
    }

    private boolean allEnded() {
        return ends.keySet().stream().noneMatch(end -> end.startsWith("STUCK")
                || end.startsWith("FAILED") || end.equals("NOT_TAKEN"));
    }
}
