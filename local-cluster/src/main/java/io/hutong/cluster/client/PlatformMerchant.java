package io.hutong.cluster.client;

import io.hutong.cluster.terminal.CommandFailed;
import java.net.URI;
import java.util.Map;

/** The commerce platform's own merchant, as the sandbox tells it to its clients. */
public final class PlatformMerchant {

    private static final String ROLE = "COMMERCE_PLATFORM";

    private PlatformMerchant() {
    }

    /**
     * What a service needs to connect to WeChat Pay: a JSON object with mchid, keys and
     * certificates.
     *
     * @param sandbox base address
     */
    public static String credentials(Http http, URI sandbox) {
        var answer = http.get(sandbox.resolve("/sandbox/merchants"), Map.of());
        for (var merchant : answer.body()) {
            if (ROLE.equals(merchant.path("role").asString(""))) {
                return merchant.toPrettyString();
            }
        }
        throw new CommandFailed("the sandbox at " + sandbox + " knows no merchant with the role "
                + ROLE + "; delete its data directory and start it again");
    }
}
