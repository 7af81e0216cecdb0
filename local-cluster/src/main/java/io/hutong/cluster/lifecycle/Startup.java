package io.hutong.cluster.lifecycle;

import io.hutong.cluster.client.Http;
import io.hutong.cluster.client.PlatformMerchant;
import io.hutong.cluster.keys.KeyRing;
import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.layout.Ports;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.contracts.Topics;
import io.hutong.embedded.ChildPlan;
import io.hutong.embedded.EmbeddedKafka;
import io.hutong.embedded.EmbeddedPostgres;
import io.hutong.embedded.InfraException;
import io.hutong.embedded.PostgresDatabases;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Starts members and everything they need to exist first: databases, topics, credentials. */
final class Startup {

    private final Ports ports;
    private final KeyRing keys;
    private final Processes processes;
    private final LaunchPlans plans;
    private final Programs programs;
    private final Readiness readiness;
    private final Progress progress;
    private final Http http = new Http();

    Startup(ClusterHome home, Ports ports, Processes processes, Progress progress) {
        this.ports = ports;
        this.keys = new KeyRing(home.keys());
        this.processes = processes;
        this.plans = new LaunchPlans(home, ports, keys, System.getenv());
        this.programs = new Programs(home);
        this.readiness = new Readiness(home);
        this.progress = progress;
    }

    /** Starts what is missing of the whole cluster: infrastructure first, then the services. */
    void all() {
        insistOnPorts();
        Together.run(this::postgres, this::kafka, this::sandbox, this::unpackServices);
        var credentials = wechatPayCredentials();
        Together.run(Member.services().stream()
                .map(service -> (Runnable) () -> service(service, credentials))
                .toArray(Runnable[]::new));
    }

    /** Before anything is started: who has to choose another port need not wait to hear of it. */
    private void insistOnPorts() {
        processes.insistOnPorts(Arrays.stream(Member.values())
                .filter(member -> processes.running(member).isEmpty()).toList());
    }

    /** Starts one member; what it needs has to be running. */
    void one(Member member) {
        switch (member) {
            case POSTGRES -> postgres();
            case KAFKA -> kafka();
            case SANDBOX -> sandbox();
            case MERCHANT, PAYMENT, ORDER -> {
                insistOnInfrastructure(member);
                service(member, wechatPayCredentials());
            }
        }
    }

    /** Starts a member that has run before, and does not wait for it: the others may be down too. */
    void again(Member member) {
        processes.start(member, planned(member, () -> switch (member) {
            case POSTGRES -> plans.postgres();
            case KAFKA -> plans.kafka();
            case SANDBOX -> plans.sandbox(programs.unpacked(member));
            case MERCHANT, PAYMENT, ORDER -> plans.service(
                    member, programs.unpacked(member), keys.wechatPayCredentials());
        }));
    }

    private void postgres() {
        var databases = EmbeddedPostgres.databases(ports.of(Member.POSTGRES),
                keys.databasePassword(Member.POSTGRES));
        start(Member.POSTGRES, plans::postgres, databases::answer);
        Member.services().forEach(service -> database(databases, service));
    }

    private void database(PostgresDatabases databases, Member service) {
        var name = LaunchPlans.database(service);
        var password = keys.databasePassword(service);
        if (service == Member.PAYMENT) {
            databases.create(name,
                    new PostgresDatabases.Login(
                            LaunchPlans.PAYMENT_OWNER, keys.paymentOwnerPassword()),
                    new PostgresDatabases.Login(name, password));
        } else {
            databases.create(name, name, password);
        }
    }

    private void kafka() {
        var topics = EmbeddedKafka.topics("127.0.0.1:" + ports.of(Member.KAFKA));
        start(Member.KAFKA, plans::kafka, topics::answer);
        topics.create(Topics.PARTITIONS, Topics.all().stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic))).toList());
        topics.keep(Topics.SESSION_EVENTS, Topics.SESSION_EVENTS_KEPT);
    }

    private void sandbox() {
        start(Member.SANDBOX, () -> plans.sandbox(programs.unpacked(Member.SANDBOX)),
                () -> http.answers(address(Member.SANDBOX, "/sandbox/merchants")));
    }

    private void unpackServices() {
        Member.services().forEach(programs::unpacked);
        keys.jwtPublicKey();
    }

    private void service(Member service, Path credentials) {
        start(service, () -> plans.service(service, programs.unpacked(service), credentials),
                () -> http.answers(address(service, "/actuator/health/readiness")));
    }

    private void start(Member member, Supplier<ChildPlan> plan,
            BooleanSupplier ready) {
        var running = processes.running(member);
        if (running.isEmpty()) {
            try (var step = progress.begin(member)) {
                var process = processes.start(member, planned(member, plan));
                readiness.await(member, process, ready);
                step.done();
            }
        } else {
            readiness.await(member, running.get(), ready);
        }
    }

    private static ChildPlan planned(Member member, Supplier<ChildPlan> plan) {
        try {
            return plan.get();
        } catch (InfraException e) {
            throw new CommandFailed(member.title() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private Path wechatPayCredentials() {
        return keys.wechatPayCredentials(
                PlatformMerchant.credentials(http, address(Member.SANDBOX, "")));
    }

    private void insistOnInfrastructure(Member service) {
        for (var needed : List.of(Member.POSTGRES, Member.KAFKA, Member.SANDBOX)) {
            if (processes.running(needed).isEmpty()) {
                throw new CommandFailed(service.title() + " needs " + needed.title()
                        + ", which is not running; start the cluster: ./hutong up");
            }
        }
    }

    private URI address(Member member, String path) {
        return URI.create("http://127.0.0.1:" + ports.of(member) + path);
    }
}
