package io.hutong.cluster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.cluster.Hutong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Ledger and keys are gone for good after a reset: nobody loses them by one word too few. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ResetCommandTest {

    private static final String ROOT = "hutong.root";

    private final String before = System.getProperty(ROOT, "");
    private Path key;

    @BeforeEach
    void makeData(@TempDir Path root) throws IOException {
        Assumptions.assumeTrue(System.getenv("HUTONG_HOME") == null,
                "a cluster of this person's would be meant");
        System.setProperty(ROOT, root.toString());
        key = Files.createDirectories(root.resolve(".hutong/keys")).resolve("buyer.key");
        Files.writeString(key, "secret");
    }

    @AfterEach
    void forget() {
        System.setProperty(ROOT, before);
    }

    @Test
    void scriptThatDoesNotSayYesRemovesNothing() {
        Assumptions.assumeTrue(System.console() == null || !System.console().isTerminal(),
                "a person would be asked");

        assertThat(Hutong.run("reset")).isEqualTo(1);
        assertThat(key).exists();
    }

    @Test
    void scriptThatSaysYesRemovesDataAndKeys() {
        assertThat(Hutong.run("reset", "--yes")).isZero();
        assertThat(key).doesNotExist();
    }
}
