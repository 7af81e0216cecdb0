package io.hutong.cluster.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which process listens on a port, as far as Linux lets this user see it. */
final class PortOwner {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortOwner() {
    }

    /** For example {@code process 4711 (java)}. */
    static Optional<String> of(int port) {
        return Stream.of("net/tcp", "net/tcp6").flatMap(table -> inodes(PROC.resolve(table), port))
                .flatMap(inode -> holder("socket:[" + inode + "]").stream())
                .findFirst();
    }

    private static Stream<String> inodes(Path table, int port) {
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        return lines(table).stream().map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > INODE && fields[LOCAL_ADDRESS].endsWith(suffix)
                        && fields[STATE].equals(LISTENING))
                .map(fields -> fields[INODE]);
    }

    private static List<String> lines(Path table) {
        try {
            return Files.exists(table) ? Files.readAllLines(table) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<String> holder(String socket) {
        return ProcessHandle.allProcesses().filter(process -> holds(process.pid(), socket))
                .findFirst().map(PortOwner::described);
    }

    private static boolean holds(long pid, String socket) {
        var descriptors = PROC.resolve(Long.toString(pid)).resolve("fd");
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (var link : links) {
                if (Files.readSymbolicLink(link).toString().equals(socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static String described(ProcessHandle process) {
        var program = process.info().command()
                .map(command -> Path.of(command).getFileName().toString()).orElse("?");
        return "process " + process.pid() + " (" + program + ")";
    }
}
