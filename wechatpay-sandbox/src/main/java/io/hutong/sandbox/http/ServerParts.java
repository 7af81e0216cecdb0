package io.hutong.sandbox.http;

import io.hutong.sandbox.faults.Faults;
import io.hutong.sandbox.protocol.Identities;
import io.hutong.sandbox.protocol.MessageSigner;
import io.hutong.sandbox.protocol.RequestSignature;
import io.hutong.sandbox.protocol.Routes;
import io.hutong.sandbox.rules.RuleBook;

/** What a server is made of. */
public record ServerParts(Routes routes, Identities identities, RequestSignature signature,
                          MessageSigner signer, RuleBook rules, Faults faults,
                          LateRequests late) {
}
