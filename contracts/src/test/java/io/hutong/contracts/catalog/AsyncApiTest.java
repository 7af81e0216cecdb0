package io.hutong.contracts.catalog;

import static io.hutong.contracts.catalog.JsonSchemas.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The AsyncAPI document is made from the records. After a wanted change:
 * {@code ./mvnw -pl contracts test -Dtest=AsyncApiTest -Dhutong.docs.update=true}.
 */
class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("../docs/asyncapi.yaml");
    private static final JsonSchemas SCHEMAS = new JsonSchemas();

    @Test
    void documentInDocsDescribesEveryMessage() throws IOException {
        String made = YAMLMapper.builder().disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES).build().writeValueAsString(document());
        if (Boolean.getBoolean("hutong.docs.update")) {
            Files.writeString(DOCUMENT, made);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("docs/asyncapi.yaml no longer fits the records; update it (see this test)")
                .isEqualTo(made);
    }

    private static Map<String, Object> document() {
        return ordered("asyncapi", "3.0.0",
                "info", ordered("title", "Hutong topics", "version", "1.0.0",
                        "description", "CloudEvents 1.0 in Kafka's binary mode, JSON values. The "
                                + "key is the id of the aggregate: the order wherever an order "
                                + "is concerned. Money is in fen. Readers ignore fields that "
                                + "they do not know."),
                "defaultContentType", "application/json",
                "channels", channels(),
                "operations", operations(),
                "components", ordered("messages", messages(),
                        "messageTraits", ordered("cloudEvent", ordered("headers", ordered(
                                "type", "object", "properties", headers())))));
    }

    private static Map<String, Object> headers() {
        Map<String, Object> text = ordered("type", "string");
        return ordered("ce_id", ordered("type", "string", "format", "uuid",
                "description", "UUIDv7; a repeat with the same id has no second effect"),
                "ce_type", text, "ce_source", text, "ce_subject", text,
                "ce_time", ordered("type", "string", "format", "date-time"),
                "ce_specversion", ordered("const", "1.0"), "content-type", text,
                "traceparent", ordered("type", "string", "description", "W3C Trace Context"),
                "ce_deadline", ordered("type", "string", "format", "date-time", "description",
                        "on commands: not to be carried out after it"),
                "saga", ordered("type", "string", "description", "on commands and replies"),
                "step", ordered("type", "string", "description", "on commands and replies"),
                "attempt", ordered("type", "integer", "description", "on commands and replies"));
    }

    private static Map<String, Object> channels() {
        Map<String, Object> channels = new LinkedHashMap<>();
        for (String topic : Topics.all()) {
            Map<String, Object> messages = new LinkedHashMap<>();
            typesOn(topic).forEach(type -> messages.put(type.getSimpleName(),
                    ref("components/messages/" + type.getSimpleName())));
            channels.put(topic, ordered("address", topic, "messages", messages,
                    "bindings", ordered("kafka", ordered("partitions", Topics.PARTITIONS))));
        }
        return channels;
    }

    private static Map<String, Object> operations() {
        Map<String, Object> operations = new LinkedHashMap<>();
        for (String topic : Topics.all()) {
            operations.put("send " + topic, ordered("action", "send",
                    "channel", ref("channels/" + topic)));
        }
        return operations;
    }

    private static Map<String, Object> messages() {
        Map<String, Object> messages = new LinkedHashMap<>();
        MessageCatalog.all().forEach((name, type) -> messages.put(type.getSimpleName(), ordered(
                "name", name, "title", kindOf(type) + " " + type.getSimpleName(),
                "traits", List.of(ref("components/messageTraits/cloudEvent")),
                "payload", SCHEMAS.of(type))));
        return messages;
    }

    private static String kindOf(Class<?> type) {
        if (Command.class.isAssignableFrom(type)) {
            return "command";
        }
        return Reply.class.isAssignableFrom(type) ? "reply" : "event";
    }

    private static List<Class<? extends Message>> typesOn(String topic) {
        List<Class<? extends Message>> types =
                new ArrayList<>(MessageCatalog.all().values());
        types.removeIf(type -> !MessageCatalog.topicOf(type).equals(topic));
        return types;
    }

    private static Map<String, Object> ref(String path) {
        return ordered("$ref", "#/" + path);
    }
}
