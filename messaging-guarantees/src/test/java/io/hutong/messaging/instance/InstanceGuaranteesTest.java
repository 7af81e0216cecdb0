package io.hutong.messaging.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hutong.embedded.KafkaServer;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.messaging.ConsumerState;
import io.hutong.messaging.ProcessEnd;
import io.hutong.messaging.probe.Probe;
import io.hutong.messaging.probe.ProbeProcess;
import io.hutong.messaging.probe.ProbeSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** One living process per instance id, and none that goes on without its consumers. */
class InstanceGuaranteesTest {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String PATIENCE = "--hutong.messaging.instance-patience=";
    private static final String NAME = "hutong instance group.";

    private final KafkaServer kafka = TestInfra.kafka();

    @Test
    void secondLivingHolderOfAnInstanceIdIsRefusedAndTheFirstReadsOn() throws Exception {
        ProbeSettings settings = settings("taken");
        try (Probe first = Probe.start(settings);
                ProbeProcess second = ProbeProcess.start(settings.as("probe-1", PATIENCE + "1s"))) {
            int exitCode = second.awaitExit();

            assertThat(exitCode).isEqualTo(ProcessEnd.MISCONFIGURED);
            assertThat(second.log()).contains("HUTONG_INSTANCE", "\"probe-1\"")
                    .doesNotContain("Exception", "\tat ");
            first.emit("key", 10);
            await().atMost(SOON).until(() -> first.effects().count() == 10);
            assertThat(first.bean(ConsumerState.class).ended()).isEmpty();
        }
    }

    @Test
    void processThatWasKilledIsFollowedByItsSuccessor() throws Exception {
        ProbeSettings settings = settings("killed");
        try (Probe other = Probe.start(settings.as("probe-other",
                "--hutong.messaging.relay.enabled=false"));
                ProbeProcess first = ProbeProcess.start(settings)) {
            await().atMost(SOON).until(() -> holders(other, settings) == 1);

            first.kill();

            try (Probe second = Probe.start(settings.as("probe-1", PATIENCE + "2s"))) {
                second.emit("key", 10);
                await().atMost(SOON).until(() -> second.effects().count() == 10);
            }
        }
    }

    @Test
    void lockThatIsLostWithItsConnectionIsTakenAgain() throws Exception {
        ProbeSettings settings = settings("lost");
        try (Probe first = Probe.start(settings)) {
            first.jdbc().queryForList("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = ?", session(settings));

            await().atMost(SOON).until(() -> holders(first, settings) == 1);
            try (ProbeProcess second =
                    ProbeProcess.start(settings.as("probe-1", PATIENCE + "1s"))) {
                assertThat(second.awaitExit()).isEqualTo(ProcessEnd.MISCONFIGURED);
            }
        }
    }

    @Test
    void processWhoseLostLockSomebodyElseHasTakenEnds() throws Exception {
        ProbeSettings settings = settings("overtaken");
        try (Probe other = Probe.start(settings.as("probe-other"));
                ProbeProcess first = ProbeProcess.start(settings.as("probe-1", PATIENCE + "1s"));
                Connection heir = Objects.requireNonNull(
                        other.jdbc().getDataSource()).getConnection()) {
            await().atMost(SOON).until(() -> holders(other, settings) == 1);
            Thread waiting = Thread.ofPlatform().daemon().start(() -> inherit(heir, settings));
            await().atMost(SOON).until(() -> waiters(other) == 1);

            other.jdbc().queryForList("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = ?", session(settings));
            waiting.join();

            assertThat(first.awaitExit()).isEqualTo(ProcessEnd.MISCONFIGURED);
            assertThat(first.log()).contains("HUTONG_INSTANCE");
        }
    }

    @Test
    void processWhoseConsumerIsFencedEndsToBeStartedAgain() throws Exception {
        ProbeSettings settings = settings("fenced");
        try (Probe other = Probe.start(settings.as("probe-other"));
                ProbeProcess fenced = ProbeProcess.start(settings)) {
            await().atMost(SOON).until(() -> holders(other, settings) == 1);
            String id = staticMemberOf(settings);

            try (KafkaConsumer<byte[], byte[]> thief = new KafkaConsumer<>(Map.of(
                    "bootstrap.servers", kafka.bootstrapServers(), "group.id", group(settings),
                    "group.instance.id", id), new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                thief.subscribe(Set.of(settings.topic()));
                await().atMost(SOON).until(() -> {
                    thief.poll(Duration.ofMillis(100));
                    return !fenced.isAlive();
                });
            }

            assertThat(fenced.awaitExit()).isEqualTo(ProcessEnd.START_AGAIN);
            assertThat(fenced.log()).contains("The consumer of " + settings.topic(),
                    "has ended for good", "HUTONG_INSTANCE");
        }
    }

    private ProbeSettings settings(String name) {
        return ProbeSettings.on(
                TestInfra.freshDatabase("instance_" + name), kafka, "probe.instance." + name);
    }

    private static String group(ProbeSettings settings) {
        return "group." + settings.topic();
    }

    private static String session(ProbeSettings settings) {
        String name = "instance " + group(settings) + "/probe-1";
        return name.substring(0, Math.min(name.length(), 63));
    }

    /** Sessions of the instance that hold their lock. */
    private static long holders(Probe probe, ProbeSettings settings) {
        return probe.jdbc().queryForObject("""
                select count(*) from pg_locks l join pg_stat_activity a using (pid)
                where l.locktype = 'advisory' and l.granted and a.application_name = ?""",
                Long.class, session(settings));
    }

    private static long waiters(Probe probe) {
        return probe.jdbc().queryForObject("""
                select count(*) from pg_locks l join pg_stat_activity a using (pid)
                where l.locktype = 'advisory' and not l.granted
                  and a.datname = current_database()""", Long.class);
    }

    private static void inherit(Connection heir, ProbeSettings settings) {
        try (var statement = heir.prepareStatement(
                "select pg_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, NAME + settings.topic() + "/probe-1");
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String staticMemberOf(ProbeSettings settings) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return await().atMost(SOON).until(() -> members(admin, settings),
                    id -> id != null);
        }
    }

    private static String members(Admin admin, ProbeSettings settings)
            throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(Set.of(group(settings))).all().get().values().stream()
                .flatMap(group -> group.members().stream())
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .map(MemberDescription::groupInstanceId).flatMap(Optional::stream)
                .filter(id -> id.startsWith("probe-1-")).findFirst().orElse(null);
    }
}
