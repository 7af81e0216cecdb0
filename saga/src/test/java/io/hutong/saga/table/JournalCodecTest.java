package io.hutong.saga.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hutong.kernel.trade.Reason;
import io.hutong.saga.JournalEntry;
import io.hutong.saga.JournalEntry.Compensated;
import io.hutong.saga.JournalEntry.Completed;
import io.hutong.saga.JournalEntry.Kind;
import io.hutong.saga.JournalEntry.Late;
import io.hutong.saga.JournalEntry.Parked;
import io.hutong.saga.JournalEntry.Replied;
import io.hutong.saga.JournalEntry.Retried;
import io.hutong.saga.JournalEntry.Sent;
import io.hutong.saga.JournalEntry.Silent;
import io.hutong.saga.JournalEntry.Skipped;
import io.hutong.saga.JournalEntry.StaleReply;
import io.hutong.saga.JournalEntry.TurnedBack;
import io.hutong.saga.JournalEntry.Undone;
import io.hutong.saga.JournalEntry.What;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalCodecTest {

    private static final Instant AT = Instant.parse("2026-11-11T04:00:00.123Z");

    private static final List<What> EVERY_KIND = List.of(new Sent(), new Replied("Reserved", null),
            new Replied("Refused", "OUT_OF_STOCK"), new StaleReply("Reserved"), new Late(),
            new Silent(false), new Silent(true), new TurnedBack(Reason.PAYMENT_EXPIRED),
            new Parked("paid: 1 instead of 2"), new Retried("op: night", "it is back: look"),
            new Skipped("op", "seen"), new Compensated("op", "the buyer asked"), new Completed(),
            new Undone(Reason.OUT_OF_STOCK));

    @Test
    void everyKindOutlivesTheRow() {
        List<JournalEntry> journal =
                EVERY_KIND.stream().map(what -> new JournalEntry(AT, "Reserve", 2, what)).toList();

        assertThat(journal.stream().map(JournalEntry::kind).distinct())
                .containsExactlyInAnyOrder(Kind.values());
        assertThat(JournalCodec.read(JournalCodec.write(journal))).isEqualTo(journal);
    }

    @Test
    void keysThatSqlLooksAtStandWhereTheyAlwaysStood() {
        assertThat(JournalCodec.write(List.of(
                new JournalEntry(AT, "Reserve", 2, new Replied("Refused", "OUT_OF_STOCK")))))
                .isEqualTo("[[" + AT.toEpochMilli()
                        + ",\"REPLIED\",\"Reserve\",2,\"Refused\",\"OUT_OF_STOCK\"]]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            REPLIED     | Refused the quote: 5 is not 6 | Refused | the quote: 5 is not 6
            RETRIED     | op-1: looked into it: twice   | op-1    | looked into it: twice
            SKIPPED     | op-1: seen                    | op-1    | seen
            COMPENSATED | op-1: asked                   | op-1    | asked""")
    void whatEarlierVersionsSaidInOneTextIsReadApart(
            Kind kind, String text, String first, String second) {
        What what = JournalCodec.read(
                "[[1796133826449,\"" + kind + "\",\"Reserve\",1,\"" + text + "\"]]")
                .getFirst().what();

        assertThat(said(what)).containsExactly(first, second);
    }

    @Test
    void kindThatNobodyKnowsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> JournalCodec.read("[[1796133826449,\"FORGOTTEN\",\"Reserve\",1]]"));
    }

    private static Stream<String> said(What what) {
        return switch (what) {
            case Replied to -> Stream.of(to.reply(), String.valueOf(to.why()));
            case Retried by -> Stream.of(by.who(), by.why());
            case Skipped by -> Stream.of(by.who(), by.why());
            case Compensated by -> Stream.of(by.who(), by.why());
            default -> Stream.of();
        };
    }
}
