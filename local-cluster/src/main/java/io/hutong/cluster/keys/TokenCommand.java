package io.hutong.cluster.keys;

import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.cluster.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hutong token}. */
@Command(name = "token", mixinStandardHelpOptions = true,
        description = "Prints a token for the local cluster, alone on its line. Buyers get "
                + "theirs by POST /v1/sessions.")
public final class TokenCommand implements Callable<Integer> {

    /** What a token allows. */
    enum Scope { OPERATOR, MERCHANT, BUYER }

    @Option(names = "--scope", required = true, paramLabel = "SCOPE",
            description = "${COMPLETION-CANDIDATES}")
    private Scope scope = Scope.OPERATOR;

    @Option(names = "--merchant", paramLabel = "ID",
            description = "the merchant's id, with --scope merchant; for example m-tea")
    private Optional<String> merchant = Optional.empty();

    @Option(names = "--subject", paramLabel = "ID",
            description = "whom the token names: a buyer's id, an operator's name")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--valid", paramLabel = "HOURS", defaultValue = "12",
            description = "at most 24, or as many as the services were told by "
                    + "HUTONG_JWT_LONGEST_LIFE; default: ${DEFAULT-VALUE}")
    private long hours = 12;

    @Override
    public Integer call() {
        var home = ClusterHome.current().prepared();
        var tokens = Tokens.signedBy(new KeyRing(home.keys()).jwtPrivateKey(), Clock.systemUTC());
        Terminal.system().line(switch (scope) {
            case OPERATOR -> tokens.token(subject.orElse("operator"), "operator", life(), Map.of());
            case MERCHANT -> tokens.token(subject.orElse(requiredMerchant()), "merchant", life(),
                    Map.of("merchant", requiredMerchant()));
            case BUYER -> tokens.token(subject.orElseThrow(() -> new CommandFailed(
                    "--scope buyer needs --subject with the buyer's id; or log in: "
                            + "POST /v1/sessions")),
                    "buyer", life(), Map.of());
        });
        return 0;
    }

    private String requiredMerchant() {
        return merchant.orElseThrow(() -> new CommandFailed(
                "--scope merchant needs --merchant; for example --merchant m-tea"));
    }

    private Duration life() {
        if (hours < 1) {
            throw new CommandFailed("--valid is a number of hours, at least 1");
        }
        return Duration.ofHours(hours);
    }
}
