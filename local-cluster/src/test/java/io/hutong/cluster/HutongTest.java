package io.hutong.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.cluster.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HutongTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "frobnicate         | hutong: there is no command frobnicate; see ./hutong --help",
            "up --nope          | hutong: there is no option --nope; see ./hutong up --help",
            "up payment order   | hutong: up does not take order; see ./hutong up --help",
            "up paymnt          | hutong: there is no paymnt in the cluster, only postgres, kafka, "
                    + "sandbox, merchant, payment, order; see ./hutong up --help",
            "chaos --orders x   | hutong: invalid value for option '--orders': 'x' is not an int; "
                    + "see ./hutong chaos --help",
            "token              | hutong: missing required option: '--scope=SCOPE'; "
                    + "see ./hutong token --help",
            "topics tail        | hutong: missing required parameter: 'TOPIC'; "
                    + "see ./hutong topics tail --help"})
    void mistakeIsOneSentenceWithAWayOut(String arguments, String sentence) {
        var said = new StringWriter();

        int status = Hutong.commandLine(Terminal.plain(System.out))
                .setErr(new PrintWriter(said)).execute(arguments.split(" "));

        assertThat(said.toString().strip()).isEqualTo(sentence);
        assertThat(status).isEqualTo(2);
    }

    @Test
    void commandAloneShowsWhatThereIs() {
        var said = new StringWriter();

        int status = Hutong.commandLine(Terminal.plain(System.out))
                .setErr(new PrintWriter(said)).execute();

        assertThat(said.toString()).startsWith("Usage: hutong").contains("demo", "check");
        assertThat(status).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "up -V", "topics tail --version"})
    void everyCommandKnowsItsVersion(String arguments) {
        var said = new StringWriter();

        int status = Hutong.commandLine(Terminal.plain(System.out))
                .setOut(new PrintWriter(said)).execute(arguments.split(" "));

        assertThat(said.toString()).startsWith("hutong ");
        assertThat(status).isZero();
    }

    @Test
    void optionsOfTheLoadGeneratorArePassedOn() {
        var parsed = Hutong.commandLine(Terminal.plain(System.out)).parseArgs(
                "bench", "--stock", "5", "--clients", "8", "--to", "PAID").subcommand();

        assertThat(parsed.matchedOption("--stock").stringValues()).containsExactly("5");
        assertThat(parsed.matchedPositional(0).stringValues())
                .containsExactly("--clients", "8", "--to", "PAID");
    }
}
