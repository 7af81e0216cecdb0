package io.hutong.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL refuses to run as root. For root this finds a prefix that gives its programs another
 * user: {@code setpriv} to the user nobody; the same with leave to pass through directories that
 * only root may enter (a checkout under {@code /root}); or a user namespace.
 */
final class Unprivileged {

    /** The server looks for itself when it describes its settings, as it does at every start. */
    private static final String PROBE = "[ \"$(id -u)\" != 0 ] "
            + "&& \"$1\" --describe-config >/dev/null && cd \"$2\" && touch probe && rm probe";

    private final List<String> prefix;

    private Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * Chooses how to run {@code program} with {@code dataDirectory}, which must exist; where the
     * programs get another user, that user becomes the owner of the directory.
     */
    static Unprivileged choose(Path program, Path dataDirectory) {
        if (!isRoot()) {
            return new Unprivileged(List.of());
        }
        return nobody().flatMap(user -> asUser(user, program, dataDirectory))
                .or(() -> inNamespace(program, dataDirectory))
                .orElseThrow(() -> new InfraException("PostgreSQL does not run as root, and "
                        + "neither setpriv nor unshare could give it another user here; run this "
                        + "as an ordinary user, or install util-linux"));
    }

    static boolean isRoot() {
        return "0".equals(Commands.attempt(List.of("id", "-u")).output());
    }

    List<String> command(Path program, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    private static Optional<Unprivileged> asUser(User user, Path program, Path directory) {
        var owner = user.uid() + ":" + user.gid();
        Commands.attempt(List.of("chown", "-R", owner, directory.toString()));
        var chosen = user.prefixes().stream()
                .filter(candidate -> works(candidate, program, directory))
                .findFirst().map(Unprivileged::new);
        if (chosen.isEmpty()) {
            Commands.attempt(List.of("chown", "-R", "0:0", directory.toString()));
        }
        return chosen;
    }

    private static Optional<Unprivileged> inNamespace(Path program, Path directory) {
        var prefix = List.of("unshare", "-U");
        return works(prefix, program, directory)
                ? Optional.of(new Unprivileged(prefix)) : Optional.empty();
    }

    private static boolean works(List<String> prefix, Path program, Path directory) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of("sh", "-c", PROBE, "probe", program.toString(),
                directory.toString()));
        return Commands.attempt(command).ok();
    }

    private static Optional<User> nobody() {
        var uid = Commands.attempt(List.of("id", "-u", "nobody"));
        var gid = Commands.attempt(List.of("id", "-g", "nobody"));
        return uid.ok() && gid.ok()
                ? Optional.of(new User(uid.output(), gid.output())) : Optional.empty();
    }

    private record User(String uid, String gid) {

        List<List<String>> prefixes() {
            var plain = List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
            var passing = new ArrayList<>(plain);
            passing.addAll(List.of("--inh-caps=+dac_override", "--ambient-caps=+dac_override"));
            return List.of(plain, passing);
        }
    }
}
