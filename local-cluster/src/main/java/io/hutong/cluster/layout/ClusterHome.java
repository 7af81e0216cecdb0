package io.hutong.cluster.layout;

import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.embedded.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Directories of one local cluster.
 *
 * @param root checkout of this repository
 * @param data everything that the cluster writes; {@code .hutong} in the checkout
 */
public record ClusterHome(Path root, Path data) {

    /** From the launcher's {@code hutong.root} and the environment's {@code HUTONG_HOME}. */
    public static ClusterHome current() {
        var root = Path.of(System.getProperty("hutong.root", "")).toAbsolutePath().normalize();
        var data = Optional.ofNullable(System.getenv("HUTONG_HOME")).filter(s -> !s.isBlank())
                .map(Path::of).orElse(root.resolve(".hutong"));
        return new ClusterHome(root, data.toAbsolutePath().normalize());
    }

    public Path keys() {
        return data.resolve("keys");
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path log(Member member) {
        return switch (member) {
            case POSTGRES -> data.resolve("pg").resolve("postgres.log");
            case KAFKA -> data.resolve("kafka").resolve("kafka.log");
            case SANDBOX, MERCHANT, PAYMENT, ORDER -> logs().resolve(member.title() + ".log");
        };
    }

    public Path pids() {
        return data.resolve("pids");
    }

    /** Programs unpacked from their executable jars, which start faster so. */
    public Path programs() {
        return data.resolve("programs");
    }

    /** Classes of the commands themselves, which start faster so. */
    private Path cache() {
        return data.resolve("cache");
    }

    public Path postgres() {
        return data.resolve("pg");
    }

    public Path kafka() {
        return data.resolve("kafka");
    }

    public Path sandbox() {
        return data.resolve("sandbox");
    }

    /** The executable jar that the build makes of a module. */
    public Path jar(Member member) {
        return root.resolve(member.title()).resolve("target/app").resolve(member.title() + ".jar");
    }

    public Path benchmarksJar() {
        return root.resolve("benchmarks/target/app/benchmarks.jar");
    }

    /**
     * Makes the directories, closed to everyone else, also where an earlier version has left them
     * open; PostgreSQL's belongs to the server's user, who closes it. Says what to do when that is
     * not allowed.
     */
    public ClusterHome prepared() {
        try {
            Files.createDirectories(data);
            for (var directory : new Path[] {keys(), logs(), pids(), programs(), kafka(),
                    sandbox(), cache()}) {
                OwnerOnly.directory(directory);
            }
            var probe = Files.createTempFile(data, "writable", "");
            Files.delete(probe);
            return this;
        } catch (IOException e) {
            throw new CommandFailed(data + " cannot be written (" + e.getClass().getSimpleName()
                    + "); give yourself write permission there, or choose another directory: "
                    + "HUTONG_HOME=~/hutong-data ./hutong up", e);
        }
    }
}
