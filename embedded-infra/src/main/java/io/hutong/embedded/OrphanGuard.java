package io.hutong.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A tiny shell that outlives this JVM by a moment: when the pipe to it closes, because the JVM was
 * killed before it could stop its server, it kills the server and removes temporary data.
 */
final class OrphanGuard implements AutoCloseable {

    private static final String SCRIPT = "cat >/dev/null; kill -9 \"$1\" 2>/dev/null; "
            + "if [ -n \"$2\" ]; then rm -rf -- \"$2\"; fi";

    private final Process shell;

    private OrphanGuard(Process shell) {
        this.shell = shell;
    }

    static OrphanGuard watching(long pid, String temporaryDirectory) {
        var command = List.of("sh", "-c", SCRIPT, "guard", Long.toString(pid), temporaryDirectory);
        try {
            return new OrphanGuard(new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run sh", e);
        }
    }

    /** The server has ended in an orderly way: nothing is left to guard. */
    @Override
    public void close() {
        shell.destroyForcibly();
    }
}
