package io.hutong.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX permissions")
class OwnerOnlyTest {

    @TempDir
    private Path directory;

    @Test
    void directoriesAndFilesAreClosedWhetherTheyExistedOrNot() throws IOException {
        var open = Files.createDirectory(directory.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(permissions(OwnerOnly.directory(open))).isEqualTo("rwx------");
        assertThat(permissions(OwnerOnly.directory(directory.resolve("new/one"))))
                .isEqualTo("rwx------");
        assertThat(permissions(OwnerOnly.file(directory.resolve("log")))).isEqualTo("rw-------");
    }

    /** Root writes everywhere but where nobody does: a file system that is mounted for reading. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void directoryThatIsMountedForReadingIsLeftAsItIs() throws IOException {
        var system = Path.of("/proc/self");

        assertThat(Files.isWritable(system)).isFalse();
        assertThat(permissions(OwnerOnly.directory(system))).contains("r-x");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
