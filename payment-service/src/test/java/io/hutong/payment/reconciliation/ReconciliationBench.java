package io.hutong.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.embedded.testing.TestInfra;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How fast a large bill is imported and compared, and in how much memory. No part of the build:
 *
 * <pre>{@code
 * ./mvnw -pl payment-service -am test -Dtest=ReconciliationBench \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dbench.lines=10000000
 * }</pre>
 *
 * <p>{@code -Dbench.part=import} leaves the comparison out. What it finds is in
 * {@code payment-service/target/reconciliation-bench.txt}.
 */
class ReconciliationBench {

    private static final String HEAP = "-Xmx512m";

    @Test
    void billIsComparedInHalfAGigabyte() throws Exception {
        String lines = System.getProperty("bench.lines", "1000000");

        int exit = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                LargeBillRun.class.getName(), lines, TestInfra.freshDatabase("bench"),
                System.getProperty("bench.part", "all")))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "reconciliation-bench.txt").toFile())
                .start().waitFor();

        assertThat(exit).isZero();
    }
}
