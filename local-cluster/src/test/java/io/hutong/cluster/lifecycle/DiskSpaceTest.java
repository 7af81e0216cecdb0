package io.hutong.cluster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.cluster.layout.ClusterHome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

    private static final Path HOME = Path.of("/data/.hutong");
    private static final long MEBIBYTE = 1L << 20;

    @Test
    void fullDiskIsNamedWithWhatToDo() {
        var space = new DiskSpace(HOME, 3 * MEBIBYTE);

        assertThat(space.full()).isTrue();
        assertThat(space.warning()).contains("the disk is full: 3 MB left for /data/.hutong; make "
                + "room, then start what has ended: ./hutong up --detach");
    }

    @Test
    void personIsWarnedBeforeTheDiskIsFull() {
        var space = new DiskSpace(HOME, 900 * MEBIBYTE);

        assertThat(space.full()).isFalse();
        assertThat(space.warning()).hasValueSatisfying(
                warning -> assertThat(warning).startsWith("the disk is nearly full: 900 MB left"));
    }

    @Test
    void diskWithRoomIsNotWorthAWord() {
        assertThat(new DiskSpace(HOME, 2_000 * MEBIBYTE).warning()).isEmpty();
    }

    @Test
    void fileSystemOfAllDirectoriesIsLookedAtOnce(@TempDir Path directory) {
        var home = new ClusterHome(directory, directory.resolve("data")).prepared();

        assertThat(DiskSpace.of(home)).singleElement()
                .satisfies(space -> assertThat(space.bytesLeft()).isPositive());
    }
}
