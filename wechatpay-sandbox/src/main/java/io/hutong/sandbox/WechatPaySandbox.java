package io.hutong.sandbox;

import io.hutong.sandbox.book.Book;
import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.Ids;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.callback.Callbacks;
import io.hutong.sandbox.callback.Sender;
import io.hutong.sandbox.clock.Agenda;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.control.Scenarios;
import io.hutong.sandbox.faults.Dice;
import io.hutong.sandbox.faults.Faults;
import io.hutong.sandbox.http.LateRequests;
import io.hutong.sandbox.http.SandboxServer;
import io.hutong.sandbox.http.ServerParts;
import io.hutong.sandbox.measure.DebitCost;
import io.hutong.sandbox.protocol.Crypto;
import io.hutong.sandbox.protocol.Identities;
import io.hutong.sandbox.protocol.IdentityFile;
import io.hutong.sandbox.protocol.IdentityPlan;
import io.hutong.sandbox.protocol.MessageSigner;
import io.hutong.sandbox.protocol.RequestSignature;
import io.hutong.sandbox.protocol.Routes;
import io.hutong.sandbox.rules.RuleBook;
import io.hutong.sandbox.store.FileJournal;
import io.hutong.sandbox.store.Journal;
import io.hutong.sandbox.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import reactor.netty.ChannelBindException;
import tools.jackson.core.JacksonException;

/** A running WeChat Pay simulator: {@link #start} it, talk to {@link #baseUrl}, close it. */
public final class WechatPaySandbox implements AutoCloseable {

    /** Named apart from logback.xml, so that a host that embeds the sandbox keeps its own. */
    private static final String LOGGING = "logback.configurationFile";

    /** As sysexits' EX_CONFIG: starting again does not help. */
    private static final int MISCONFIGURED = 78;

    private final SandboxConfig config;
    private final Store store;
    private final Agenda agenda;
    private final Sender sender;
    private final SandboxServer server;

    private WechatPaySandbox(SandboxConfig config) {
        this.config = config;
        Path directory = config.dataDir() == null ? null : prepared(config.dataDir());
        this.store = new Store(journal(directory));
        Clock real = Clock.systemUTC();
        BusinessClock clock = new BusinessClock(real);
        this.agenda = new Agenda(clock);
        RuleBook rules = RuleBook.load(config.rules());
        Identities identities = Identities.open(keys(directory),
                IdentityPlan.demo(config.subMchids()));
        MessageSigner signer = new MessageSigner(real);
        Dice dice = new Dice(config.seed());
        this.sender = new Sender(identities, signer,
                Duration.ofMillis(rules.now().callback().timeoutMillis()));
        Callbacks callbacks = new Callbacks(store, new Callbacks.Time(clock, agenda), rules,
                sender, dice);
        World world = new World(store, new Book(store, rules),
                new Ids(store, clock, config.seed()), clock, agenda, rules, identities,
                callbacks);
        LateRequests late = new LateRequests(world, config.lateDelay().toMillis());
        Routes routes = new Routes();
        Faults faults = new Faults(store, dice, routes::has);
        List<Family> families = Families.all(world, faults);
        families.forEach(family -> family.addTo(routes));
        late.addTo(routes);
        Scenarios scenarios = new Scenarios(routes, store);
        scenarios.addTo(routes);
        this.server = open(new ServerParts(routes, identities,
                new RequestSignature(identities, real), signer, rules, faults, late,
                config.pageOrigins(), named(config)),
                families, callbacks);
        if (config.scenario() != null) {
            scenarios.runOnce(config.scenario());
        }
    }

    /** Whoever binds it to a name or an address asks for it by that. */
    private static List<String> named(SandboxConfig config) {
        boolean all = config.bind().equals("0.0.0.0") || config.bind().contains(":");
        return all ? config.hostNames() : Stream.concat(Stream.of(config.bind()),
                config.hostNames().stream()).toList();
    }

    private SandboxServer open(ServerParts parts, List<Family> families, Callbacks callbacks) {
        store.load();
        families.reversed().forEach(Family::resume);
        callbacks.resume();
        parts.faults().resume();
        SandboxServer started = SandboxServer.start(parts, new SandboxServer.Binding(
                config.bind(), config.port(), config.patience().hold(),
                config.patience().head()));
        parts.late().resume();
        agenda.start();
        return started;
    }

    /** Starts a sandbox; it answers when this returns. */
    public static WechatPaySandbox start(SandboxConfig config) {
        return new WechatPaySandbox(config);
    }

    /** Such as {@code http://127.0.0.1:8090}, without a slash at the end. */
    public String baseUrl() {
        String host = "0.0.0.0".equals(config.bind()) ? "127.0.0.1" : config.bind();
        return "http://" + host + ":" + server.port();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        agenda.close();
        sender.close();
        store.close();
    }

    private Journal journal(@Nullable Path directory) {
        return directory == null ? Journal.none() : FileJournal.in(directory, config.fsync());
    }

    private static IdentityFile keys(@Nullable Path directory) {
        return directory == null ? IdentityFile.inMemory() : IdentityFile.in(directory);
    }

    private static Path prepared(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create the data directory " + directory
                    + ": choose another with --data-dir", e);
        }
    }

    /** Starts a sandbox from the command line and stays until it is stopped. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length > 0 && args[0].endsWith("help")) {
            System.out.println(CommandLine.HELP);
            return;
        }
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "sandbox-logback.xml");
        }
        CommandLine options = null;
        try {
            options = new CommandLine(args, System.getenv());
            run(options);
        } catch (ChannelBindException e) {
            misconfigured((options == null ? "--port" : options.portName()) + ": nothing can listen"
                    + " on " + e.localHost() + ":" + e.localPort() + ", which is in use or not of"
                    + " this machine; stop what listens there, or choose another");
        } catch (JacksonException | YAMLException e) {
            misconfigured(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            misconfigured(String.valueOf(e.getMessage()));
        }
    }

    private static void run(CommandLine options) throws InterruptedException {
        WechatPaySandbox sandbox = start(options.config());
        if (options.debitsToMeasure() > 0) {
            System.out.println(new DebitCost(sandbox.port(), options.debitsToMeasure()).run());
            sandbox.close();
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        System.out.println("WeChat Pay sandbox: " + sandbox.baseUrl() + "  (keys for an SDK: "
                + sandbox.baseUrl() + "/sandbox/merchants; RSA by " + Crypto.providerName() + ")");
        new CountDownLatch(1).await();
    }

    /** One sentence for the person at the keyboard. */
    private static void misconfigured(String sentence) {
        System.err.println(sentence);
        System.exit(MISCONFIGURED);
    }
}
