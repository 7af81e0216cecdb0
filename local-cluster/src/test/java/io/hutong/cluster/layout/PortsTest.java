package io.hutong.cluster.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.cluster.terminal.CommandFailed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    private Path directory;
    private ClusterHome home;

    @BeforeEach
    void make() {
        home = new ClusterHome(directory, directory.resolve("data")).prepared();
    }

    @Test
    void documentedPortsAreTheDefault() {
        var ports = Ports.of(home, Map.of());

        assertThat(ports.of(Member.ORDER)).isEqualTo(8081);
        assertThat(ports.of(Member.POSTGRES)).isEqualTo(15432);
        assertThat(ports.preferredKafkaController()).isEqualTo(29092);
    }

    @Test
    void environmentChoosesAndLaterCommandsRemember() {
        Ports.of(home, Map.of("HUTONG_ORDER_PORT", "18081")).remember(home);

        assertThat(Ports.of(home, Map.of()).of(Member.ORDER)).isEqualTo(18081);
        assertThat(Ports.of(home, Map.of("HUTONG_ORDER_PORT", "7")).of(Member.ORDER)).isEqualTo(7);
    }

    @Test
    void metricsHavePortsThatAreChosenAndRememberedLikeTheOthers() {
        assertThat(Member.services()).extracting(Ports.of(home, Map.of())::managementOf)
                .containsExactly(9083, 9082, 9081);

        Ports.of(home, Map.of("HUTONG_ORDER_MANAGEMENT_PORT", "19081")).remember(home);

        assertThat(Ports.of(home, Map.of()).managementOf(Member.ORDER)).isEqualTo(19081);
        assertThatThrownBy(() -> Ports.of(home, Map.of("HUTONG_ORDER_MANAGEMENT_PORT", "x")))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("HUTONG_ORDER_MANAGEMENT_PORT");
    }

    @Test
    void metricsMoveWithTheirServiceUnlessTheyAreGivenAPortOfTheirOwn() {
        Ports.of(home, Map.of()).remember(home);

        assertThat(Ports.of(home, Map.of("HUTONG_ORDER_PORT", "18081"))
                .managementOf(Member.ORDER)).isEqualTo(19081);
        assertThat(Ports.of(home, Map.of("HUTONG_ORDER_PORT", "65000"))
                .managementOf(Member.ORDER)).isEqualTo(64000);
        assertThat(Ports.of(home, Map.of("HUTONG_ORDER_PORT", "18081",
                "HUTONG_ORDER_MANAGEMENT_PORT", "7")).managementOf(Member.ORDER)).isEqualTo(7);
    }

    @Test
    void onlyThisMachineReachesTheServicesUnlessAPersonSaysOtherwise() {
        assertThat(Ports.of(home, Map.of()).reach()).isEqualTo(Reach.THIS_MACHINE);

        Ports.of(home, Map.of("HUTONG_BIND", "0.0.0.0")).remember(home);

        assertThat(Ports.of(home, Map.of()).reach()).as("for a service that is started later")
                .isEqualTo(Reach.EVERY_NETWORK);
        assertThatThrownBy(() -> Ports.of(home, Map.of("HUTONG_BIND", "192.168.1.1")))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("HUTONG_BIND is 192.168.1.1; it can be 127.0.0.1");
    }

    @Test
    void whatIsNoPortIsRefusedByItsName() {
        for (var wrong : new String[] {"0", "65536", "eighty", ""}) {
            assertThatThrownBy(() -> Ports.of(home, Map.of("HUTONG_KAFKA_PORT", wrong)))
                    .isInstanceOf(CommandFailed.class).hasMessageContaining("HUTONG_KAFKA_PORT");
        }
    }
}
