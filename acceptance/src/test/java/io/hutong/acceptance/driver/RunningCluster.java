package io.hutong.acceptance.driver;

import io.hutong.cluster.Hutong;
import io.hutong.cluster.client.Api;
import io.hutong.cluster.database.Databases;
import io.hutong.cluster.keys.KeyRing;
import io.hutong.cluster.keys.Tokens;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.lifecycle.LocalCluster;
import io.hutong.cluster.terminal.Terminal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * The local cluster on ports of its own, started once for all stories of this JVM: separate
 * processes, as in production, so that any of them can be killed.
 */
public final class RunningCluster {

    private static final RunningCluster INSTANCE = new RunningCluster();

    private final LocalCluster cluster = LocalCluster.current(Terminal.plain(System.out));
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private boolean up;

    private RunningCluster() {
    }

    public static synchronized RunningCluster get() {
        if (!INSTANCE.up) {
            INSTANCE.cluster.reset();
            Runtime.getRuntime().addShutdownHook(
                    Thread.ofPlatform().unstarted(INSTANCE.cluster::down));
            INSTANCE.cluster.up();
            INSTANCE.up = true;
        }
        return INSTANCE;
    }

    public Api anyone() {
        return Api.anonymous(cluster.endpoints());
    }

    public Api operator() {
        return Api.operator(cluster.endpoints(), cluster.home());
    }

    /** Where a browser finds the mini-program page. */
    public URI page() {
        return cluster.endpoints().of(Member.ORDER);
    }

    /** A command of the launcher on this cluster; answers its exit code. */
    public int hutong(String... command) {
        return Hutong.run(command);
    }

    /** Somebody whose session was opened elsewhere; their name is their id. */
    public Api stranger(String name) {
        var tokens = Tokens.signedBy(new KeyRing(cluster.home().keys()).jwtPrivateKey(),
                Clock.systemUTC());
        return anyone().as(tokens.token(name, "buyer", TOKEN_LIFE, Map.of()));
    }

    /** A token for the same buyer whose time is over. */
    public String expired(String subject) {
        var longAgo = Clock.offset(Clock.systemUTC(), TOKEN_LIFE.multipliedBy(-2));
        return Tokens.signedBy(new KeyRing(cluster.home().keys()).jwtPrivateKey(), longAgo)
                .token(subject, "buyer", TOKEN_LIFE, Map.of());
    }

    /** What the services have left behind until now. */
    public Traces traces() {
        return new Traces(cluster.home(), new Databases(cluster.home(), cluster.ports()),
                brokers());
    }

    /** What the order waits for a person with is over. */
    public void letDeadlinePass(String orderId) {
        new OrderDatabase(cluster.home(), cluster.endpoints().of(Member.POSTGRES))
                .letDeadlinePass(orderId);
    }

    /** The step that the order is at has waited for long enough. */
    public void letStepWaitLongEnough(String orderId) {
        new OrderDatabase(cluster.home(), cluster.endpoints().of(Member.POSTGRES))
                .letStepWaitLongEnough(orderId);
    }

    public String brokers() {
        return cluster.endpoints().kafka();
    }

    /** Ends the process at once, as a power cut would. */
    public void kill(Member member) {
        ProcessHandle process = cluster.running(member).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts the process again and waits until it is ready. */
    public void restart(Member member) {
        cluster.up(member);
    }

    /** Starts every process that does not run, side by side, and waits until they are ready. */
    public void restartWhatIsDown() {
        cluster.up();
    }
}
