package io.hutong.cluster.prepare;

import io.hutong.cluster.client.Http;
import io.hutong.cluster.client.PlatformMerchant;
import io.hutong.cluster.keys.KeyRing;
import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Endpoints;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.layout.Ports;
import io.hutong.contracts.Topics;
import io.hutong.embedded.EmbeddedKafka;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The single steps of a first start, for Docker Compose and the like, where {@code hutong up} is
 * not what starts the processes. Each can be repeated: what exists already stays as it is.
 */
@Command(name = "prepare", mixinStandardHelpOptions = true,
        description = "Makes what the services need to find when they start.")
public final class Prepare {

    private final ClusterHome home;
    private final KeyRing keys;
    private final Endpoints endpoints;

    Prepare(ClusterHome home, Map<String, String> environment) {
        this.home = home;
        this.keys = new KeyRing(home.keys());
        this.endpoints = new Endpoints(Ports.of(home, environment), environment);
    }

    /** Runs one step and exits with 0, 1 (it failed) or 2 (it was not understood). */
    public static void main(String[] arguments) {
        var prepare = new Prepare(ClusterHome.current(), System.getenv());
        System.exit(prepare.commandLine().execute(arguments));
    }

    CommandLine commandLine() {
        return new CommandLine(this).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("prepare: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Command(description = "Keys and passwords, in the directory keys of HUTONG_HOME.")
    void secrets() {
        keys.jwtPublicKey();
        keys.buyerKey();
        keys.linkKey();
        Stream.concat(Stream.of(Member.POSTGRES), Member.services().stream())
                .forEach(keys::databasePassword);
        keys.paymentOwnerPassword();
        System.out.println("keys and passwords are in " + home.keys());
    }

    @Command(description = "Kafka's topics, on the broker that HUTONG_KAFKA names.")
    void topics() {
        var names = Topics.all().stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic))).toList();
        var topics = EmbeddedKafka.topics(endpoints.kafka());
        topics.create(Topics.PARTITIONS, names);
        topics.keep(Topics.SESSION_EVENTS, Topics.SESSION_EVENTS_KEPT);
        System.out.println(names.size() + " topics with " + Topics.PARTITIONS + " partitions each: "
                + String.join(", ", names));
    }

    @Command(description = "What connects to WeChat Pay, from the sandbox at HUTONG_SANDBOX_URL.")
    void credentials() {
        var file = keys.wechatPayCredentials(
                PlatformMerchant.credentials(new Http(), endpoints.of(Member.SANDBOX)));
        System.out.println("the commerce platform's credentials are in " + file);
    }
}
