package io.hutong.sandbox.combinepapay;

import io.hutong.sandbox.protocol.Answer.Refusal;

/** Who may use this family. */
final class Roles {

    private Roles() {
    }

    static Refusal refusal() {
        return Refusal.of(403, "NO_AUTH",
                "商户无权限 / Only a commerce platform may use combine-papay");
    }
}
