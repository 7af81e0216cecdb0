package io.hutong.sandbox.http;

import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Identities;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.Secrets;
import io.hutong.sandbox.rules.FieldTable;
import io.hutong.sandbox.rules.RuleBook;
import io.hutong.sandbox.rules.UrlRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What every signed call is checked for before its endpoint sees it. */
final class Checks {

    private static final List<String> SIGNERS = List.of("mchid", "sp_mchid", "combine_mchid");
    private static final List<String> APPS = List.of("appid", "sp_appid", "combine_appid");

    private final RuleBook rules;
    private final Identities identities;

    Checks(RuleBook rules, Identities identities) {
        this.rules = rules;
        this.identities = identities;
    }

    /** The first reason why {@code call} to {@code operation} is refused, if there is one. */
    Optional<Refusal> refuse(String operation, Call call) {
        UrlRule urls = new UrlRule(rules.now().callback().httpsOnly());
        Optional<FieldTable> table = rules.fields(operation);
        Optional<Refusal> shape = table.flatMap(t -> operation.startsWith("GET ")
                ? t.checkQuery(call.query(), urls) : t.checkBody(call.body(), urls));
        return shape.or(() -> refuseSigner(call.merchant(), call))
                .or(() -> refuseApp(call.merchant(), call.body()))
                .or(() -> table.flatMap(t -> refuseSecrets(t.secrets(call.body()), call)));
    }

    /** Sensitive fields have to be encrypted for the key that the request names. */
    private Optional<Refusal> refuseSecrets(List<String> secrets, Call call) {
        if (secrets.isEmpty()) {
            return Optional.empty();
        }
        if (identities.named(call.merchant(), call.serial()).isEmpty()) {
            return Optional.of(Refusal.of(400, "PARAM_ERROR", "请确认Wechatpay-Serial / "
                    + "Wechatpay-Serial must name the key of the encrypted fields"));
        }
        return secrets.stream().allMatch(s -> Secrets.open(identities, call, s).isPresent())
                ? Optional.empty() : Optional.of(Refusal.of(400, "PARAM_ERROR",
                        "敏感信息解密失败 / A sensitive field cannot be decrypted with the key "
                                + call.serial()));
    }

    private static Optional<Refusal> refuseSigner(Merchant merchant, Call call) {
        Map<String, String> query = call.query();
        for (String name : SIGNERS) {
            String inBody = call.body().path(name).asString("");
            String claimed = inBody.isEmpty() ? query.getOrDefault(name, "") : inBody;
            if (!claimed.isEmpty() && !claimed.equals(merchant.mchid())) {
                return Optional.of(Refusal.field("/" + name,
                        "it differs from the mchid that signed the request"));
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> refuseApp(Merchant merchant, JsonNode body) {
        for (String name : APPS) {
            String appid = body.path(name).asString("");
            if (rules.now().checks().appBinding() && !appid.isEmpty()
                    && !appid.equals(merchant.appid())) {
                return Optional.of(Refusal.of(400, "APPID_MCHID_NOT_MATCH",
                        "appid和mch_id不匹配 / The app " + appid + " is not bound to the mchid "
                                + merchant.mchid()));
            }
        }
        return Optional.empty();
    }
}
