package io.hutong.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.OrderReserved;
import io.hutong.contracts.message.ReserveStock;
import io.hutong.contracts.message.StockReserved;
import io.hutong.kernel.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class MessageCatalogTest {

    static Stream<Class<? extends Message>> everyType() {
        return MessageCatalog.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void everyMessageSurvivesTheWayThroughJson(Class<? extends Message> type) {
        Message message = SampleMessages.of(type);

        byte[] json = MessageJson.write(message);

        assertThat(MessageJson.read(json, type)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void jsonHasTheRecordsFieldsAndNoOthers(Class<? extends Message> type) {
        JsonNode json = MessageJson.mapper().valueToTree(SampleMessages.of(type));

        assertThat(json.propertyNames()).hasSize(type.getRecordComponents().length);
        assertThat(json.propertyNames()).allMatch(name -> name.matches("[a-z_]+"));
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void everyFieldThatIsNotNullableIsRequired(Class<? extends Message> type) {
        JsonNode json = MessageJson.mapper().valueToTree(SampleMessages.of(type));

        for (String name : json.propertyNames().stream().toList()) {
            var without = MessageJson.mapper().convertValue(json, Map.class);
            without.remove(name);
            byte[] bytes = MessageJson.mapper().writeValueAsBytes(without);
            if (mayBeMissing(type, name)) {
                assertThat(MessageJson.read(bytes, type)).isNotNull();
            } else {
                assertThatThrownBy(() -> MessageJson.read(bytes, type))
                        .as("%s without %s", type.getSimpleName(), name)
                        .isInstanceOfAny(IllegalArgumentException.class, JacksonException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void nullAndWhatIsNoObjectAreNoMessage(Class<? extends Message> type) {
        for (String json : new String[] {"null", "[]", "7", "\"text\"", "", "{"}) {
            assertThatThrownBy(() -> MessageJson.read(json.getBytes(StandardCharsets.UTF_8), type))
                    .as(json)
                    .isInstanceOfAny(IllegalArgumentException.class, JacksonException.class);
        }
    }

    private static boolean mayBeMissing(Class<? extends Message> type, String jsonName) {
        return Arrays.stream(type.getRecordComponents())
                .filter(part -> part.getName().equalsIgnoreCase(jsonName.replace("_", "")))
                .anyMatch(part -> part.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    @Test
    void typeNameFindsItsRecord() {
        assertThat(MessageCatalog.typeOf("io.hutong.ReserveStock")).contains(ReserveStock.class);
        assertThat(MessageCatalog.typeOf("io.hutong.Unheard")).isEmpty();
    }

    @Test
    void fieldOfANewerSenderIsIgnored() {
        byte[] json = """
                {"order_id":"o","total":{"total":5,"currency":"CNY"},"news":[1]}
                """.getBytes(StandardCharsets.UTF_8);

        assertThat(MessageJson.read(json, OrderReserved.class))
                .isEqualTo(new OrderReserved("o", Money.fen(5)));
    }

    @Test
    void noMessageCarriesWhatIdentifiesAPerson() {
        for (Class<? extends Message> type : MessageCatalog.all().values()) {
            assertThat(Arrays.stream(type.getRecordComponents()).map(c -> c.getName()))
                    .doesNotContain("openid", "name", "phone", "address", "shipTo");
        }
    }

    @Test
    void wrongTypeInsideAListIsAnError() {
        byte[] json = """
                {"order_id":"o","total":{"total":5,"currency":"CNY"},"parts":[{"merchant_id":"m"}]}
                """.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> MessageJson.read(json, StockReserved.class))
                .isInstanceOfAny(IllegalArgumentException.class, JacksonException.class);
    }
}
