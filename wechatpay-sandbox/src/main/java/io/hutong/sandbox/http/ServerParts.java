package io.hutong.sandbox.http;

import io.hutong.sandbox.faults.Faults;
import io.hutong.sandbox.protocol.Identities;
import io.hutong.sandbox.protocol.MessageSigner;
import io.hutong.sandbox.protocol.RequestSignature;
import io.hutong.sandbox.protocol.Routes;
import io.hutong.sandbox.rules.RuleBook;
import java.util.List;

/**
 * What a server is made of.
 *
 * @param pageOrigins pages of these origins may sign and pay in a buyer's place
 * @param hostNames   further names under which the sandbox is asked
 */
public record ServerParts(Routes routes, Identities identities, RequestSignature signature,
        MessageSigner signer, RuleBook rules, Faults faults,
        LateRequests late, List<String> pageOrigins,
        List<String> hostNames) {
}
