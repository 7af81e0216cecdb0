package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.sandbox.Api.Reply;
import io.hutong.sandbox.protocol.Answer.Refusal;
import io.hutong.sandbox.protocol.Json;
import io.hutong.sandbox.rules.FieldTable;
import io.hutong.sandbox.rules.RuleBook;
import io.hutong.sandbox.rules.UrlRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** Requests and answers of every endpoint against the documented field tables. */
class FieldTablesTest {

    /** Accepted beside the documents: the official SDK sends them. */
    private static final Set<String> SDK_ONLY =
            Set.of("notify_url", "receivers[].receiver_mchid", "limit_pay[]");
    /** Required here or there only; each is explained in sandbox-rules.yml or needs no words. */
    private static final Set<String> REQUIRED_DIFFERS = Set.of("sub_orders", "sub_mchid",
            "combine_transaction_id", "funds_account", "transaction_id", "payer.sp_openid",
            "sub_orders[].sub_mchid", "scene_info.payer_client_ip",
            "scene_info.store_info.address", "scene_info.store_info.area_code",
            "scene_info.store_info.name");
    /** Here the data mixes fields of the request into the answer: see {@link #TRANSACTION}. */
    private static final String TRANSACTION_PATHS = "/v3/pay/";
    private static final String TRANSACTION = """
            {"appid": "text", "mchid": "text", "sp_appid": "text", "sp_mchid": "text",
             "sub_appid": "text", "sub_mchid": "text", "out_trade_no*": "text",
             "transaction_id": "text", "trade_type": "text", "trade_state*": "text",
             "trade_state_desc*": "text", "bank_type": "text", "attach": "text",
             "success_time": "time", "payer*": "object", "payer.openid": "text",
             "payer.sp_openid": "text", "payer.sub_openid": "text", "amount*": "object",
             "amount.total*": "integer", "amount.payer_total": "integer",
             "amount.currency*": "text", "amount.payer_currency": "text",
             "promotion_detail": "list"}""";

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();
    private final JsonNode documented = yaml("/documented-fields.yml");
    private final JsonNode ours = yaml("/sandbox-rules.yml").path("requests");

    @Test
    void everySignedOperationHasItsFieldTable() {
        JsonNode operations = Api.control(sandbox, "GET", "/sandbox/operations", null);

        for (JsonNode operation : operations) {
            String name = operation.path("operation").asString();
            if (operation.path("signed").asBoolean()) {
                assertThat(ours.has(name)).as(name).isTrue();
            }
        }
        assertThat(RuleBook.load("local").names()).containsExactly("documented", "local");
    }

    @Test
    void requestsAcceptExactlyTheDocumentedFields() {
        documented.properties().forEach(operation -> {
            Map<String, Boolean> theirs = fields(operation.getValue().path("request"));
            Map<String, Boolean> mine = fields(ours.path(operation.getKey()));
            theirs.keySet().removeIf(name -> name.startsWith("subsidy_info."));

            Set<String> extra = new TreeSet<>(mine.keySet());
            extra.removeAll(theirs.keySet());
            extra.removeAll(SDK_ONLY);
            Set<String> required = new TreeSet<>(mine.keySet());
            required.retainAll(theirs.keySet());
            required.removeIf(name -> mine.get(name).equals(theirs.get(name)));
            required.removeAll(REQUIRED_DIFFERS);
            assertThat(mine.keySet()).as(operation.getKey()).containsAll(theirs.keySet());
            assertThat(extra).as("extra in " + operation.getKey()).isEmpty();
            assertThat(required).as("required in " + operation.getKey()).isEmpty();
        });
    }

    @Test
    void answersHaveExactlyTheDocumentedFields() {
        Map<String, Reply> answers = new TreeMap<>();
        new Tour(sandbox, answers::put).run();

        SoftAssertions all = new SoftAssertions();
        answers.forEach((operation, reply) -> {
            all.assertThat(reply.status()).as(operation + " " + reply.text()).isEqualTo(200);
            Optional<Refusal> problem = table(operation)
                    .checkBody(reply.json(), new UrlRule(false));
            all.assertThat(problem).as(operation + " " + reply.text()).isEmpty();
        });
        all.assertAll();
        Set<String> missed = new TreeSet<>();
        documented.properties().forEach(operation -> {
            if (!operation.getValue().path("answer").isEmpty()) {
                missed.add(operation.getKey());
            }
        });
        missed.removeAll(answers.keySet());
        assertThat(missed).isEmpty();
    }

    private FieldTable table(String operation) {
        return FieldTable.parse(operation.startsWith("GET " + TRANSACTION_PATHS)
                ? Json.MAPPER.readTree(TRANSACTION) : documented.path(operation).path("answer"));
    }

    private static Map<String, Boolean> fields(JsonNode table) {
        Map<String, Boolean> fields = new TreeMap<>();
        for (String name : List.copyOf(table.propertyNames())) {
            boolean required = name.endsWith("*");
            fields.put(required ? name.substring(0, name.length() - 1) : name, required);
        }
        return fields;
    }

    private static JsonNode yaml(String resource) {
        try (InputStream in = FieldTablesTest.class.getResourceAsStream(resource)) {
            return Json.MAPPER.valueToTree(new Yaml().load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
