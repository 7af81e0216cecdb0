package io.hutong.cluster.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.cluster.layout.Listener;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.embedded.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortCheckTest {

    private static final Listener ORDER = new Listener(Member.ORDER, "HUTONG_ORDER_PORT", 8081);
    private static final Listener METRICS =
            new Listener(Member.ORDER, "HUTONG_ORDER_MANAGEMENT_PORT", 9081);
    private static final Listener KAFKA = new Listener(Member.KAFKA, "HUTONG_KAFKA_PORT", 9092);

    @Test
    @EnabledOnOs(OS.LINUX)
    void takenPortIsReportedWithItsOwnerAndAWayOut() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var wanted = List.of(new Listener(
                    Member.ORDER, "HUTONG_ORDER_PORT", taken.getLocalPort()));

            assertThatThrownBy(() -> PortCheck.onThisMachine(FreePorts::isFree)
                    .insistOn(wanted, List.of()))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("order-service")
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " (java)")
                    .hasMessageContaining("HUTONG_ORDER_PORT=");
        }
    }

    @Test
    void everyTakenPortIsNamedAtOnceWithASetThatIsFree() {
        var check = check(Set.of(8081, 9092, 18081, 19092));

        assertThatThrownBy(() -> check.insistOn(List.of(KAFKA, ORDER, METRICS), List.of()))
                .hasMessage("port 9092, which Kafka needs, is in use, and port 8081, which "
                        + "order-service needs, is in use; stop those processes, or choose other "
                        + "ports: HUTONG_KAFKA_PORT=19093 HUTONG_ORDER_PORT=18082 ./hutong up");
    }

    @Test
    void suggestionAvoidsEveryPortOfTheClusterAndOfItself() {
        var running = new Listener(Member.PAYMENT, "HUTONG_PAYMENT_PORT", 18081);
        var check = check(Set.of(8081, 8082));
        var beside = new Listener(Member.MERCHANT, "HUTONG_MERCHANT_PORT", 8082);

        assertThatThrownBy(() -> check.insistOn(List.of(ORDER, beside), List.of(running)))
                .hasMessageEndingWith(
                        "HUTONG_ORDER_PORT=18082 HUTONG_MERCHANT_PORT=18083 ./hutong up");
    }

    @Test
    void twoMembersOnOnePortAreRefusedBeforeTheFirstIsStarted() {
        var same = new Listener(Member.KAFKA, "HUTONG_KAFKA_PORT", ORDER.port());

        assertThatThrownBy(() -> check(Set.of()).insistOn(List.of(ORDER, same), List.of()))
                .hasMessage("HUTONG_KAFKA_PORT is 8081 like another port of this cluster; choose "
                        + "another port: HUTONG_KAFKA_PORT=18081 ./hutong up");
    }

    @Test
    void portBeyondTheLastIsNeverSuggested() {
        var high = new Listener(Member.ORDER, "HUTONG_ORDER_PORT", 65_000);

        assertThatThrownBy(() -> check(Set.of(65_000)).insistOn(List.of(high), List.of()))
                .hasMessageEndingWith("HUTONG_ORDER_PORT=1024 ./hutong up");
    }

    @Test
    void freePortsAreAccepted() {
        assertThatCode(() -> check(Set.of()).insistOn(List.of(ORDER, METRICS, KAFKA), List.of()))
                .doesNotThrowAnyException();
    }

    private static PortCheck check(Set<Integer> taken) {
        return new PortCheck(port -> !taken.contains(port), port -> "");
    }
}
