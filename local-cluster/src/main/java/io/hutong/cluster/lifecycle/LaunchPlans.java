package io.hutong.cluster.lifecycle;

import io.hutong.cluster.keys.KeyRing;
import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Listener;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.layout.Ports;
import io.hutong.embedded.ChildPlan;
import io.hutong.embedded.EmbeddedKafka;
import io.hutong.embedded.EmbeddedKafkaConfig;
import io.hutong.embedded.EmbeddedPostgres;
import io.hutong.embedded.EmbeddedPostgresConfig;
import io.hutong.embedded.FreePorts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** How each process of the cluster is started: its program, its memory, its settings. */
final class LaunchPlans {

    /** Role that the payment database belongs to; the service cannot change the ledger. */
    static final String PAYMENT_OWNER = "hutong_payment_owner";
    /**
     * What the sandbox's {@code local} rules let a mandate spend, in fen; compose passes the same.
     * With the published limits, which are the service's own, a demo would end after five debits.
     */
    static final Map<String, String> SANDBOX_LIMITS = Map.of(
            "HUTONG_MANDATE_PER_DEBIT", "500000",
            "HUTONG_MANDATE_PER_DAY", "100000000",
            "HUTONG_MANDATE_COUNT_PER_DAY", "");
    private static final String NOTIFICATIONS = "/v1/wechatpay/notifications";
    /**
     * C1 only: on two cores the optimising compiler takes as long as the first ten thousand orders
     * to pay for itself, and a local cluster seldom lives so long (docs/decisions/0016).
     */
    private static final List<String> JVM = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final ClusterHome home;
    private final Ports ports;
    private final KeyRing keys;
    private final Map<String, String> environment;

    LaunchPlans(ClusterHome home, Ports ports, KeyRing keys, Map<String, String> environment) {
        this.home = home;
        this.ports = ports;
        this.keys = keys;
        this.environment = Map.copyOf(environment);
    }

    /** Initialises the data directory when it is new. */
    ChildPlan postgres() {
        return EmbeddedPostgres.plan(EmbeddedPostgresConfig.keptIn(home.postgres(),
                ports.of(Member.POSTGRES), keys.databasePassword(Member.POSTGRES))
                .with("shared_buffers", "128MB"));
    }

    /** Formats the log directory when it is new. */
    ChildPlan kafka() {
        var config = EmbeddedKafkaConfig.keptIn(home.kafka(), ports.of(Member.KAFKA),
                controllerPort());
        return EmbeddedKafka.plan(libraries().map(config::withLibraries).orElse(config));
    }

    /** Nobody has ever seen this port: when it is taken, another one does as well. */
    private int controllerPort() {
        var taken = Arrays.stream(Member.values())
                .flatMap(member -> ports.listeners(member).stream()).map(Listener::port).toList();
        return IntStream.concat(IntStream.of(ports.preferredKafkaController()),
                IntStream.generate(FreePorts::next))
                .filter(port -> !taken.contains(port) && FreePorts.isFree(port))
                .findFirst().orElseThrow();
    }

    /** Beside the packaged jar; when this runs from classes, Kafka is on the class path. */
    private static Optional<Path> libraries() {
        var here = Path.of(URI.create(LaunchPlans.class.getProtectionDomain().getCodeSource()
                .getLocation().toString()));
        return Optional.of(here.resolveSibling("lib")).filter(Files::isDirectory);
    }

    ChildPlan sandbox(Path jar) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("SANDBOX_PORT", port(Member.SANDBOX));
        settings.put("SANDBOX_DATA_DIR", home.sandbox().toString());
        settings.put("SANDBOX_PAGE_ORIGINS", pageOrigins());
        return java(Member.SANDBOX, jar, settings);
    }

    /** A service, with the files of {@link KeyRing} it is allowed to know and no others. */
    ChildPlan service(Member service, Path jar, Path wechatPayCredentials) {
        var settings = new LinkedHashMap<>(common(service));
        switch (service) {
            case ORDER -> {
                settings.put("HUTONG_JWT_PRIVATE_KEY", keys.jwtPrivateKey().toString());
                settings.put("HUTONG_BUYER_KEY", keys.buyerKey().toString());
                settings.put("HUTONG_LINK_KEY", keys.linkKey().toString());
                settings.put("HUTONG_WECHATPAY_URL", sandboxUrl());
                settings.put("HUTONG_WECHATPAY_CREDENTIALS", wechatPayCredentials.toString());
                settings.putAll(page());
                settings.putAll(guesses());
            }
            case PAYMENT -> {
                settings.put("HUTONG_PAGE_ORIGINS", pageOrigins());
                settings.put("HUTONG_DB_OWNER", PAYMENT_OWNER);
                settings.put("HUTONG_DB_OWNER_PASSWORD", keys.paymentOwnerPassword());
                settings.put("HUTONG_RECONCILIATION_OPEN_DAY",
                        environment.getOrDefault("HUTONG_RECONCILIATION_OPEN_DAY", "true"));
                settings.put("HUTONG_BUYER_KEY", keys.buyerKey().toString());
                settings.put("HUTONG_WECHATPAY_URL", sandboxUrl());
                settings.put("HUTONG_WECHATPAY_CREDENTIALS", wechatPayCredentials.toString());
                // a sandbox whose data is gone has made new keys
                settings.put("HUTONG_WECHATPAY_CREDENTIALS_URL",
                        sandboxUrl() + "/sandbox/merchants");
                settings.put("HUTONG_SETTLEMENT_MIN_AGE",
                        environment.getOrDefault("HUTONG_SETTLEMENT_MIN_AGE", "0s"));
                settings.put("HUTONG_WECHATPAY_NOTIFY_URL",
                        "http://127.0.0.1:" + port(Member.PAYMENT) + NOTIFICATIONS);
                SANDBOX_LIMITS.forEach(
                        (name, value) -> settings.put(name, environment.getOrDefault(name, value)));
            }
            case MERCHANT -> {
                settings.put("HUTONG_PAGE_ORIGINS", pageOrigins());
                settings.put("HUTONG_DEMO_DATA",
                        environment.getOrDefault("HUTONG_DEMO_DATA", "true"));
            }
            case POSTGRES, KAFKA, SANDBOX -> {}
        }
        return java(service, jar, settings);
    }

    /** Here all buyers come from one address, and a load generator logs in thousands of them. */
    private Map<String, String> guesses() {
        var all = new LinkedHashMap<String, String>();
        Map.of("HUTONG_GUESSES_PER_ADDRESS", "60000", "HUTONG_GUESSES_PER_CALLER", "6000")
                .forEach((name, value) -> all.put(name, environment.getOrDefault(name, value)));
        return all;
    }

    /** The mini-program page, and where it finds the others. */
    private Map<String, String> page() {
        return Map.of("HUTONG_PAGE_ENABLED", "true",
                "HUTONG_LINK_URL", "http://localhost:" + port(Member.ORDER) + "/s/",
                "HUTONG_PAGE_PAYMENT_URL", "http://127.0.0.1:" + port(Member.PAYMENT),
                "HUTONG_PAGE_MERCHANT_URL", "http://127.0.0.1:" + port(Member.MERCHANT),
                "HUTONG_PAGE_SANDBOX_URL", sandboxUrl());
    }

    /** Both names under which a browser on this machine opens the page. */
    private String pageOrigins() {
        return "http://localhost:" + port(Member.ORDER)
                + ",http://127.0.0.1:" + port(Member.ORDER);
    }

    private Map<String, String> common(Member service) {
        var database = database(service);
        return Map.of(
                "SERVER_PORT", port(service),
                "SERVER_ADDRESS", ports.reach().address(),
                "HUTONG_HTTP_HOST_NAMES", hostNames(),
                "HUTONG_MANAGEMENT_PORT", Integer.toString(ports.managementOf(service)),
                "HUTONG_STATEMENT_OPEN_DAY",
                environment.getOrDefault("HUTONG_STATEMENT_OPEN_DAY", "true"),
                "HUTONG_DB_URL", "jdbc:postgresql://127.0.0.1:" + port(Member.POSTGRES) + "/"
                        + database,
                "HUTONG_DB_USER", database,
                "HUTONG_DB_PASSWORD", keys.databasePassword(service),
                "HUTONG_KAFKA", "127.0.0.1:" + port(Member.KAFKA),
                "HUTONG_JWT_PUBLIC_KEY", keys.jwtPublicKey().toString());
    }

    /**
     * On this machine alone the services have no other names, so that no web page whose name leads
     * here logs in as anybody.
     */
    private String hostNames() {
        return environment.getOrDefault("HUTONG_HTTP_HOST_NAMES", switch (ports.reach()) {
            case THIS_MACHINE -> "localhost,127.0.0.1,[::1]";
            case EVERY_NETWORK -> "";
        });
    }

    /** Database of a service, and the role with which it connects. */
    static String database(Member service) {
        return "hutong_" + service.id();
    }

    private ChildPlan java(Member member, Path jar, Map<String, String> settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-Xms64m", "-Xmx" + heap(member)));
        command.addAll(classArchive(jar));
        command.addAll(extraOptions(member));
        command.addAll(List.of("-jar", jar.toString()));
        return new ChildPlan(command, settings, home.data(), home.log(member));
    }

    /**
     * Loaded classes are kept beside the program at its first orderly end; later starts were
     * measured to cost a third less CPU. The JVM itself notices when the archive does not fit.
     * Keeping them takes some seconds, which {@code HUTONG_CLASS_ARCHIVE=off} saves a cluster that
     * is started only once.
     */
    private List<String> classArchive(Path jar) {
        if (environment.getOrDefault("HUTONG_CLASS_ARCHIVE", "on").equalsIgnoreCase("off")) {
            return List.of();
        }
        return List.of("-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + jar.resolveSibling("classes.jsa"), "-Xlog:cds*=off");
    }

    private static String heap(Member member) {
        return switch (member) {
            case ORDER, PAYMENT -> "320m";
            case MERCHANT, SANDBOX -> "256m";
            case POSTGRES, KAFKA -> throw new IllegalArgumentException(member + " is not ours");
        };
    }

    /** {@code HUTONG_ORDER_JVM_OPTIONS} and so on: for profilers and larger heaps. */
    private List<String> extraOptions(Member member) {
        var options = environment.getOrDefault("HUTONG_" + member.name() + "_JVM_OPTIONS", "");
        return options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
    }

    private String sandboxUrl() {
        return "http://127.0.0.1:" + port(Member.SANDBOX);
    }

    private String port(Member member) {
        return Integer.toString(ports.of(member));
    }
}
