package io.hutong.cluster;

import io.hutong.cluster.lifecycle.DownCommand;
import io.hutong.cluster.lifecycle.ResetCommand;
import io.hutong.cluster.lifecycle.StatusCommand;
import io.hutong.cluster.lifecycle.UpCommand;
import io.hutong.cluster.bench.BenchCommand;
import io.hutong.cluster.chaos.ChaosCommand;
import io.hutong.cluster.check.CheckCommand;
import io.hutong.cluster.demo.DemoCommand;
import io.hutong.cluster.demo.SeedCommand;
import io.hutong.cluster.keys.TokenCommand;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.cluster.terminal.Terminal;
import io.hutong.cluster.topics.TopicsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code ./hutong}. */
@Command(name = "hutong", mixinStandardHelpOptions = true,
        description = "Runs the whole cluster on this machine, without Docker.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class, DemoCommand.class,
                TokenCommand.class, SeedCommand.class, TopicsCommand.class, CheckCommand.class,
                BenchCommand.class, ChaosCommand.class, ResetCommand.class})
public final class Hutong {

    private Hutong() {
    }

    /** Runs one command and exits with 0, 1 (it failed) or 2 (it was not understood). */
    public static void main(String[] arguments) {
        System.exit(commandLine(Terminal.system()).execute(arguments));
    }

    /** Runs one command within this process, without colours; answers its exit code. */
    public static int run(String... arguments) {
        return commandLine(Terminal.plain(System.out)).execute(arguments);
    }

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new Hutong())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(terminal.red("hutong: ") + sentence(failure));
                    command.getErr().flush();
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    /** Failures that were foreseen explain themselves; the others also say where they come from. */
    private static String sentence(Exception failure) {
        if (failure instanceof CommandFailed) {
            return failure.getMessage();
        }
        var place = failure.getStackTrace().length == 0 ? "" : " at " + failure.getStackTrace()[0];
        return failure + place;
    }
}
