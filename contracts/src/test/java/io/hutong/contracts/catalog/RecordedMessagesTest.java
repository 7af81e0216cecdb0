package io.hutong.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.contracts.catalog.RecordedMessages.Recorded;
import io.hutong.contracts.message.Command;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads messages as they stood on the topics. Messages in flight outlive deployments and those of
 * the past are read again, so what is recorded here is read for ever: a record that no longer
 * fits is to be mended, never the recording. New types and new optional fields need a recording
 * beside the old ones (CONTRIBUTING says how).
 */
class RecordedMessagesTest {

    private static final List<String> EVERYWHERE = List.of("ce_id", "ce_type", "ce_source",
            "ce_subject", "ce_time", "ce_specversion", "content-type", "traceparent");
    private static final List<String> OF_A_STEP = List.of("saga", "step", "attempt");
    private static final String DEADLINE = "ce_deadline";
    /** Shown to buyers, and in no message as a reason. */
    private static final Set<String> NEVER_SENT =
            Set.of("Reason.REFUND_REFUSED", "Reason.GIFT_NOT_ACCEPTED");

    static Stream<Recorded> everyRecording() {
        return RecordedMessages.all();
    }

    static Stream<Class<? extends Message>> everyType() {
        return MessageCatalog.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("everyRecording")
    void recordedMessageIsReadWholeAndWrittenAsItWas(Recorded recorded) {
        Message message = message(recorded);

        assertThat(MessageJson.mapper().readTree(MessageJson.write(message)))
                .isEqualTo(recorded.value());
    }

    @ParameterizedTest
    @MethodSource("everyRecording")
    void recordedMessageTravelsWhereItTravelled(Recorded recorded) {
        Message message = message(recorded);

        assertThat(MessageCatalog.topicOf(message.getClass())).isEqualTo(recorded.topic());
        assertThat(message.key()).isEqualTo(recorded.key());
        assertThat(header(recorded, "ce_subject")).isEqualTo(recorded.key());
        assertThat(header(recorded, "ce_type"))
                .isEqualTo(MessageCatalog.nameOf(message.getClass()));
        assertThat(header(recorded, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(recorded, "content-type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @MethodSource("everyRecording")
    void recordedHeadersAreThoseOfItsKindOfMessage(Recorded recorded) {
        boolean command = Command.class.isAssignableFrom(type(recorded));
        boolean reply = Reply.class.isAssignableFrom(type(recorded));
        Set<String> expected = new TreeSet<>(EVERYWHERE);
        if (command || reply) {
            expected.addAll(OF_A_STEP);
        }
        Set<String> found = new TreeSet<>(recorded.headers().propertyNames());

        if (command) {
            found.remove(DEADLINE);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void everyTypeIsRecordedAndNothingElseIs() {
        assertThat(RecordedMessages.names()).containsExactlyElementsOf(everyType()
                .map(Class::getSimpleName).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void everyOptionalFieldIsRecordedWithAndWithout(Class<? extends Message> type) {
        MessageShape shape = new MessageShape();
        RecordedMessages.of(type.getSimpleName())
                .forEach(recorded -> shape.see(type, recorded.value()));

        assertThat(shape.neverWith()).as("optional fields that no recording has").isEmpty();
        assertThat(shape.alwaysWith()).as("optional fields that every recording has").isEmpty();
    }

    @Test
    void everyWordThatAMessageMayCarryIsRecorded() {
        MessageShape shape = new MessageShape();
        RecordedMessages.all().forEach(
                recorded -> shape.see(type(recorded), recorded.value()));

        assertThat(shape.wordsNeverSeen()).containsExactlyInAnyOrderElementsOf(NEVER_SENT);
    }

    private static Message message(Recorded recorded) {
        return MessageJson.read(recorded.value().toString().getBytes(StandardCharsets.UTF_8),
                type(recorded));
    }

    private static Class<? extends Message> type(Recorded recorded) {
        return MessageCatalog.typeOf(MessageCatalog.PREFIX + recorded.name()).orElseThrow();
    }

    private static String header(Recorded recorded, String name) {
        return recorded.headers().get(name).asString();
    }
}
