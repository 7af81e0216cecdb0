package io.hutong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--clients 0            | --clients, --orders and --seconds are at least 1",
            "--orders 0             | --clients, --orders and --seconds are at least 1",
            "--rate 5 --seconds 0   | --clients, --orders and --seconds are at least 1",
            "--rate -1              | --rate and --warm-up are not negative",
            "--rate 5 --orders 3    | --rate places its orders for --seconds; leave --orders out",
            "--frob                 | Unknown option: '--frob'"})
    void optionsThatMakeNoSenseAreOneSentence(String arguments, String sentence) {
        var said = new StringWriter();

        int status = Bench.commandLine().setErr(new PrintWriter(said, true))
                .execute(("--buyers nobody.json " + arguments).split(" "));

        assertThat(said.toString().strip()).isEqualTo(
                "bench: " + sentence + "; see ./hutong bench --help");
        assertThat(status).isEqualTo(2);
    }
}
