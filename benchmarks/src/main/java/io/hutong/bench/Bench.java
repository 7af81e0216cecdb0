package io.hutong.bench;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of the load generator. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Places orders and measures them from the moment they were due.")
public final class Bench implements Callable<Integer> {

    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(100);

    @Option(names = "--rate", paramLabel = "N",
            description = "open model: orders per second, whatever the answers do")
    private double rate;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "30",
            description = "how long the open model runs; default: ${DEFAULT-VALUE}")
    private int seconds = 30;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "32",
            description = "closed model: clients at once; default: ${DEFAULT-VALUE}")
    private int clients = 32;

    @Option(names = "--orders", paramLabel = "N", defaultValue = "1000",
            description = "closed model: orders in all; default: ${DEFAULT-VALUE}")
    private int orders = 1_000;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "0",
            description = "orders placed before the measurement, by the closed model")
    private int warmUp;

    @Option(names = "--to", paramLabel = "STATUS", defaultValue = "SETTLED",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Goal goal = Goal.SETTLED;

    @Option(names = "--sku", paramLabel = "SKU", split = ",", defaultValue = "tea-100",
            description = "one line of quantity 1 for each; default: ${DEFAULT-VALUE}")
    private List<String> skus = List.of("tea-100");

    @Option(names = "--mini-program", defaultValue = "wx-hutong-demo")
    private String miniProgram = "wx-hutong-demo";

    @Option(names = "--order-url", defaultValue = "http://127.0.0.1:8081")
    private URI orderService = URI.create("http://127.0.0.1:8081");

    @Option(names = "--kafka", defaultValue = "127.0.0.1:9092")
    private String kafka = "127.0.0.1:9092";

    @Option(names = "--buyers", required = true, paramLabel = "FILE",
            description = "JSON list of {name, token}; each has signed a mandate")
    private Path buyers = Path.of("buyers.json");

    @Option(names = "--pid", paramLabel = "NAME=PID",
            description = "a process whose CPU time is reported")
    private Map<String, Long> pids = Map.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final PrintStream out = System.out;

    /** Runs once; exit code 0 when every order has reached the goal. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Bench::notUnderstood);
    }

    @Override
    public Integer call() throws InterruptedException {
        checkOptions();
        var sessions = BuyerSession.read(buyers);
        try (var _ = new Renewals(orderService, sessions)) {
            return measure(sessions);
        }
    }

    private int measure(List<BuyerSession> sessions) throws InterruptedException {
        var calls = new OrderCalls(orderService, operatorToken(), cart());
        if (warmUp > 0) {
            out.println("warming up with " + warmUp + " orders …");
            run(new Load.Closed(clients, warmUp), calls, sessions);
        }
        var load = rate > 0 ? new Load.Open(rate, seconds) : new Load.Closed(clients, orders);
        out.println(load.described() + ", to " + goal + ", " + sessions.size() + " buyers");
        var meter = new CpuMeter(pids);
        var before = meter.seconds();
        var run = run(load, calls, sessions);
        print(new Report(run.measured(), run.start()), run, before, meter.seconds());
        if (calls.repeats() > 0) {
            out.println(calls.repeats() + " calls came back after 503, as Retry-After says");
        }
        return run.unfinished() == 0 && run.measured().failureCount() == 0 ? 0 : 1;
    }

    private static int notUnderstood(ParameterException wrong, String[] arguments) {
        wrong.getCommandLine().getErr().println("bench: " + wrong.getMessage()
                + "; see ./hutong bench --help");
        return CommandLine.ExitCode.USAGE;
    }

    /** @throws ParameterException in one sentence, before anything is placed */
    private void checkOptions() {
        if (clients < 1 || orders < 1 || seconds < 1) {
            throw new ParameterException(spec.commandLine(),
                    "--clients, --orders and --seconds are at least 1");
        }
        if (rate < 0 || warmUp < 0) {
            throw new ParameterException(spec.commandLine(),
                    "--rate and --warm-up are not negative");
        }
        if (rate > 0 && spec.commandLine().getParseResult().hasMatchedOption("--orders")) {
            throw new ParameterException(spec.commandLine(),
                    "--rate places its orders for --seconds; leave --orders out");
        }
    }

    private record Run(Measurements measured, long start, int unfinished) {
    }

    private Run run(Load load, OrderCalls calls, List<BuyerSession> sessions)
            throws InterruptedException {
        var measured = new Measurements();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tracker = new Tracker(calls, measured, goal, threads);
            try (var events = new OrderEvents(kafka, tracker)) {
                events.awaitStart();
                long start = System.nanoTime();
                load.run(tracker, sessions);
                return new Run(measured, start, drain(measured));
            }
        }
    }

    /** Waits for what was placed; answers how many orders have not ended. */
    private int drain(Measurements measured) throws InterruptedException {
        long deadline = System.nanoTime() + DRAIN_LIMIT.toNanos();
        while (unfinished(measured) > 0 && System.nanoTime() < deadline) {
            Thread.sleep(LOOK);
        }
        return unfinished(measured);
    }

    private int unfinished(Measurements measured) {
        long reached = (goal == Goal.PAID ? measured.paid() : measured.settled()).count();
        return Math.toIntExact(measured.dueCount() - reached - measured.failureCount());
    }

    private void print(Report report, Run run, Map<String, Double> before,
            Map<String, Double> after) {
        report.latencies(goal).forEach(out::println);
        var failures = report.failures(run.unfinished());
        out.println(failures.isEmpty() ? "no failures" : "failures");
        failures.forEach(out::println);
        if (!after.isEmpty()) {
            out.println("CPU");
            report.cpu(before, after).forEach(out::println);
        }
    }

    private Object cart() {
        return Map.of("mini_program", miniProgram, "channel", "MINI_PROGRAM_HOME",
                "fallback", "NONE", "lines",
                skus.stream().map(sku -> Map.of("sku", sku, "quantity", 1)).toList());
    }

    /** From the environment: arguments are visible to every user of the machine. */
    private String operatorToken() {
        var token = System.getenv("HUTONG_OPERATOR_TOKEN");
        if (token == null || token.isBlank()) {
            throw new ParameterException(spec.commandLine(),
                    "set HUTONG_OPERATOR_TOKEN: $(./hutong token --scope operator)");
        }
        return token;
    }
}
