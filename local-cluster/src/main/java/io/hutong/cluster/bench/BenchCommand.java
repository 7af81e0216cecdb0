package io.hutong.cluster.bench;

import io.hutong.cluster.client.Api;
import io.hutong.cluster.client.Buyer;
import io.hutong.cluster.demo.Seeding;
import io.hutong.cluster.keys.KeyRing;
import io.hutong.cluster.keys.Tokens;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.lifecycle.LocalCluster;
import io.hutong.cluster.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code hutong bench}: signs up buyers, fills the shelves, runs the load generator. */
@Command(name = "bench", mixinStandardHelpOptions = true,
        description = {"Places many orders on the running cluster and measures them.",
                "Without options: 32 clients, 1,000 orders, each to its settlement.",
                "Also: --rate N --seconds N (open model), --clients N --orders N, --warm-up N, "
                        + "--to PAID|SETTLED, --sku A,B."})
public final class BenchCommand implements Callable<Integer> {

    @Option(names = "--signed-buyers", defaultValue = "100", paramLabel = "N",
            description = "buyers that take turns; default: ${DEFAULT-VALUE}")
    private int signedBuyers = 100;

    @Option(names = "--stock", defaultValue = "100000", paramLabel = "N",
            description = "pieces added to each product before; default: ${DEFAULT-VALUE}")
    private long stock = 100_000;

    @Parameters(paramLabel = "OPTIONS", description = "passed to the load generator")
    private List<String> options = List.of();

    private final Terminal terminal = Terminal.system();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var cluster = LocalCluster.running(terminal);
        var seeding = new Seeding(Api.anonymous(cluster.endpoints()),
                Api.operator(cluster.endpoints(), cluster.home()));
        seeding.stock(stock);
        var file = cluster.home().data().resolve("bench-buyers.json");
        write(file, seeding.buyers("bench", signedBuyers));
        try {
            return generator(cluster, file).start().waitFor();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Their tokens are secrets, if short-lived ones. */
    private static void write(Path file, List<Buyer> buyers) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        Files.write(file, JsonMapper.builder().build().writeValueAsBytes(buyers.stream()
                .map(BenchCommand::written).toList()));
    }

    /** The generator renews them from here on. */
    private static Map<String, String> written(Buyer buyer) {
        return Map.of("name", buyer.name(), "token", buyer.token(),
                "refresh_token", buyer.session().refreshToken(),
                "expires_at", buyer.session().expiresAt().toString());
    }

    private ProcessBuilder generator(LocalCluster cluster, Path buyers) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-jar", cluster.home().benchmarksJar().toString(),
                "--order-url", cluster.endpoints().of(Member.ORDER).toString(),
                "--kafka", cluster.endpoints().kafka(), "--buyers", buyers.toString()));
        for (var member : Member.values()) {
            cluster.running(member).ifPresent(process -> command
                    .addAll(List.of("--pid", member.title() + "=" + process.pid())));
        }
        command.addAll(options);
        var builder = new ProcessBuilder(command).inheritIO();
        var tokens = Tokens.signedBy(new KeyRing(cluster.home().keys()).jwtPrivateKey(),
                Clock.systemUTC());
        builder.environment().put("HUTONG_OPERATOR_TOKEN",
                tokens.token("bench", "operator", Duration.ofHours(2), Map.of()));
        return builder;
    }
}
