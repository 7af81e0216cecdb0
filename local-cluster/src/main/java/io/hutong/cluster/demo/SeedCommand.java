package io.hutong.cluster.demo;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.lifecycle.LocalCluster;
import io.hutong.cluster.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hutong seed}. */
@Command(name = "seed", mixinStandardHelpOptions = true,
        description = "Makes buyers with signed mandates and adds stock to the demo goods.")
public final class SeedCommand implements Callable<Integer> {

    @Option(names = "--buyers", defaultValue = "10", paramLabel = "N",
            description = "default: ${DEFAULT-VALUE}")
    private int buyers = 10;

    @Option(names = "--prefix", defaultValue = "seed", paramLabel = "NAME",
            description = "buyers are NAME-1, NAME-2, …; default: ${DEFAULT-VALUE}")
    private String prefix = "seed";

    @Option(names = "--stock", defaultValue = "1000", paramLabel = "N",
            description = "pieces added to each product that can be bought; "
                    + "default: ${DEFAULT-VALUE}")
    private long stock = 1_000;

    @Override
    public Integer call() {
        var terminal = Terminal.system();
        var cluster = LocalCluster.current(terminal);
        var seeding = new Seeding(Api.anonymous(cluster.endpoints()),
                Api.operator(cluster.endpoints(), cluster.home()));
        if (stock > 0) {
            seeding.stock(stock);
            terminal.line(terminal.good(stock + " pieces added to each of "
                    + String.join(", ", Seeding.SKUS)));
        }
        if (buyers > 0) {
            seeding.buyers(prefix, buyers);
            terminal.line(terminal.good(buyers + " buyers with signed mandates: "
                    + "POST /v1/sessions {\"code\":\"login:" + prefix + "-1\"} … "
                    + "login:" + prefix + "-" + buyers));
        }
        return 0;
    }
}
