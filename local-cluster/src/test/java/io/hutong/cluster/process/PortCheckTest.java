package io.hutong.cluster.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.cluster.layout.Member;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.embedded.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortCheckTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void takenPortIsReportedWithItsOwnerAndAWayOut() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortCheck.insistOn(Member.ORDER, taken.getLocalPort()))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("order-service")
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " (java)")
                    .hasMessageContaining("HUTONG_ORDER_PORT=");
        }
    }

    @Test
    void takenPortOfMetricsIsReportedWithItsOwnWayOut() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> PortCheck.insistOnManagement(Member.ORDER, port))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("HUTONG_ORDER_MANAGEMENT_PORT=");
        }
    }

    @Test
    void freePortIsAccepted() {
        assertThatCode(() -> PortCheck.insistOn(Member.ORDER, FreePorts.next()))
                .doesNotThrowAnyException();
    }
}
