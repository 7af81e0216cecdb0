package io.hutong.operations.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.embedded.FreePorts;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.operations.settings.MisconfiguredException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The number of partitions of a topic is for ever; a change across a restart is noticed. */
class PartitionCountsTest {

    private static final String TABLE =
            "db/messaging/V2026.12.01.940__partition_counts.sql";
    private static final int PATIENCE_SECONDS = 60;

    private static JdbcTemplate jdbc;

    @BeforeAll
    static void table() throws Exception {
        jdbc = new JdbcTemplate(new DriverManagerDataSource(
                TestInfra.freshDatabase("partition_counts")));
        jdbc.execute(new ClassPathResource(TABLE).getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void sameNumberAsAtTheFirstStartIsTaken() {
        topic("counts.same", 2);

        start("counts.same");

        assertThatCode(() -> start("counts.same")).doesNotThrowAnyException();
    }

    @Test
    void anotherNumberThanAtTheFirstStartEndsInOneSentence() throws Exception {
        topic("counts.other", 2);
        start("counts.other");
        increase("counts.other", 3);

        assertThatThrownBy(() -> start("counts.other")).isInstanceOf(MisconfiguredException.class)
                .hasMessageContaining("counts.other has 3 partitions and had 2")
                .hasMessageContaining("make the topic anew with 2");
        assertThatThrownBy(() -> start("counts.other"))
                .as("at every start").isInstanceOf(MisconfiguredException.class);
    }

    @Test
    void topicThatIsNotThereYetIsCountedAtTheFirstStartThatFindsIt() {
        start("counts.later");
        topic("counts.later", 5);
        start("counts.later");

        assertThat(jdbc.queryForObject("select partitions from topic_partitions"
                + " where topic = 'counts.later'", Integer.class)).isEqualTo(5);
    }

    @Test
    void brokerThatWentAwayIsWaitedForAnew() {
        PartitionCounts counts = new PartitionCounts(
                "127.0.0.1:" + FreePorts.next(), Set.of("counts.away"), jdbc);

        assertThatThrownBy(counts::start)
                .satisfies(failure -> assertThat(StartFailure.of(failure, Optional.empty()))
                        .isInstanceOf(StartFailure.ServerAway.class));
    }

    private static void start(String topic) {
        new PartitionCounts(TestInfra.kafka().bootstrapServers(), Set.of(topic), jdbc).start();
    }

    private static void topic(String name, int partitions) {
        TestInfra.kafka().createTopics(partitions, List.of(name));
    }

    private static void increase(String topic, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                TestInfra.kafka().bootstrapServers()))) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
