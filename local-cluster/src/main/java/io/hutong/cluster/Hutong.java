package io.hutong.cluster;

import io.hutong.cluster.bench.BenchCommand;
import io.hutong.cluster.chaos.ChaosCommand;
import io.hutong.cluster.check.CheckCommand;
import io.hutong.cluster.demo.DemoCommand;
import io.hutong.cluster.demo.SeedCommand;
import io.hutong.cluster.keys.TokenCommand;
import io.hutong.cluster.layout.Member;
import io.hutong.cluster.lifecycle.DownCommand;
import io.hutong.cluster.lifecycle.ResetCommand;
import io.hutong.cluster.lifecycle.StatusCommand;
import io.hutong.cluster.lifecycle.UpCommand;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.cluster.terminal.Terminal;
import io.hutong.cluster.topics.TopicsCommand;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        CommandLine hutong = new CommandLine(new Hutong())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Member.class, Hutong::member)
                .setParameterExceptionHandler((wrong, arguments) -> notUnderstood(wrong, terminal))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(terminal.red("hutong: ") + sentence(failure));
                    command.getErr().flush();
                    return CommandLine.ExitCode.SOFTWARE;
                });
        // what it does not know is for the load generator
        Objects.requireNonNull(hutong.getSubcommands().get("bench"))
                .setUnmatchedOptionsArePositionalParams(true);
        setVersion(hutong);
        return hutong;
    }

    private static void setVersion(CommandLine command) {
        String version = Hutong.class.getPackage().getImplementationVersion();
        command.getCommandSpec()
                .version("hutong " + (version == null ? "(not packaged)" : version));
        command.getSubcommands().values().forEach(Hutong::setVersion);
    }

    private static final class NoSuchMember extends TypeConversionException {

        private NoSuchMember(String message) {
            super(message);
        }
    }

    /** By what documents and status call it: payment, or payment-service. */
    private static Member member(String name) {
        return Member.named(name.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new NoSuchMember("there is no " + name + " in the cluster, only "
                        + String.join(", ", Stream.of(Member.values()).map(Member::id).toList())));
    }

    /** One sentence that says what is wrong and where to read on; alone, all there is. */
    private static int notUnderstood(ParameterException wrong, Terminal terminal) {
        CommandLine command = wrong.getCommandLine();
        if (command.getParent() == null && !(wrong instanceof UnmatchedArgumentException)) {
            command.usage(command.getErr());
            return CommandLine.ExitCode.USAGE;
        }
        command.getErr().println(terminal.red("hutong: ") + complaint(wrong, command)
                + "; see ./" + command.getCommandSpec().qualifiedName() + " --help");
        command.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static String complaint(ParameterException wrong, CommandLine command) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String what = unmatched.getUnmatched().getFirst();
            return unmatched.isUnknownOption() ? "there is no option " + what
                    : command.getParent() == null ? "there is no command " + what
                    : command.getCommandName() + " does not take " + what;
        }
        if (wrong.getCause() instanceof NoSuchMember cause) {
            return String.valueOf(cause.getMessage());
        }
        String message = String.valueOf(wrong.getMessage());
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    /** Failures that were foreseen explain themselves; the others also say where they come from. */
    private static String sentence(Exception failure) {
        if (failure instanceof CommandFailed) {
            return String.valueOf(failure.getMessage());
        }
        var place = failure.getStackTrace().length == 0 ? "" : " at " + failure.getStackTrace()[0];
        return failure + place;
    }
}
