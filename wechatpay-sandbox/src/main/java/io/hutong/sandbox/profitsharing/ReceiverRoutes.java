package io.hutong.sandbox.profitsharing;

import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Receivers of the direct family: one list per payee. */
final class ReceiverRoutes {

    private final Sharing sharing;

    ReceiverRoutes(Sharing sharing) {
        this.sharing = sharing;
    }

    Answer add(Call call) {
        Fields body = call.fields();
        if ("CUSTOM".equals(body.text("relation_type")) && !body.has("custom_relation")) {
            return Refusal.field("/custom_relation", "it is required for CUSTOM");
        }
        boolean added = sharing.receivers.add(new Receivers.Receiver(owner(call),
                body.text("type"), body.text("account"), body.text("relation_type")));
        if (!added) {
            return Refusal.of(403, "RULE_LIMIT", "分账接收方数量超过限制");
        }
        Map<String, Object> view = view(body);
        String name = body.optional("name");
        if (name != null) {
            Secrets.open(sharing.world.identities(), call, name)
                    .ifPresent(plain -> view.put("name", Secrets.sealFor(call.merchant(), plain)));
        }
        view.put("relation_type", body.text("relation_type"));
        copy(body, "custom_relation", view);
        return Answer.ok(view);
    }

    /** Deleting what is not there is answered like deleting what was. */
    Answer delete(Call call) {
        Fields body = call.fields();
        sharing.receivers.remove(owner(call), body.text("type"), body.text("account"));
        return Answer.ok(view(body));
    }

    private static String owner(Call call) {
        return call.fields().textOr("sub_mchid", call.mchid());
    }

    private static Map<String, Object> view(Fields body) {
        Map<String, Object> view = new LinkedHashMap<>();
        copy(body, "sub_mchid", view);
        view.put("type", body.text("type"));
        view.put("account", body.text("account"));
        return view;
    }

    private static void copy(Fields body, String name, Map<String, Object> view) {
        String value = body.optional(name);
        if (value != null) {
            view.put(name, value);
        }
    }
}
