package io.hutong.saga.table;

import io.hutong.kernel.json.RowJson;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The journal's compact form: one array per entry, {@code [millis, kind, step, attempt]} and then
 * what the kind says. SQL looks at the first three, nowhere but in {@link SagaTable}.
 *
 * <p>Journals of earlier versions say all of it in one text: a reply and why the step was not done
 * with a space between them, a person and why with a colon.
 */
public final class JournalCodec {

    private static final int SAID = 4;
    private static final String UNHEARD = "unheard until the limit";

    private JournalCodec() {
    }

    public static String write(List<JournalEntry> entries) {
        ArrayNode all = RowJson.mapper().createArrayNode();
        for (JournalEntry entry : entries) {
            ArrayNode one = all.addArray().add(entry.at().toEpochMilli())
                    .add(entry.kind().name()).add(entry.step()).add(entry.attempt());
            said(entry.what()).forEach(one::add);
        }
        return all.toString();
    }

    /** @param json what {@code sagas.journal} holds */
    public static List<JournalEntry> read(String json) {
        List<JournalEntry> entries = new ArrayList<>();
        for (JsonNode one : RowJson.mapper().readTree(json)) {
            int at = 0;
            Instant when = Instant.ofEpochMilli(one.get(at++).asLong());
            What what = what(Kind.valueOf(one.get(at++).asString()),
                    one.valueStream().skip(SAID).map(JsonNode::asString).toList());
            entries.add(new JournalEntry(
                    when, one.get(at++).asString(), one.get(at).asInt(), what));
        }
        return entries;
    }

    private static List<String> said(What what) {
        return switch (what) {
            case Sent() -> List.of();
            case Late() -> List.of();
            case Completed() -> List.of();
            case Replied to -> to.why() == null ? List.of(to.reply())
                    : List.of(to.reply(), to.why());
            case StaleReply to -> List.of(to.reply());
            case Silent silent -> silent.unheard() ? List.of(UNHEARD) : List.of();
            case TurnedBack back -> List.of(back.reason().name());
            case Parked parked -> List.of(parked.why());
            case Retried by -> List.of(by.who(), by.why());
            case Skipped by -> List.of(by.who(), by.why());
            case Compensated by -> List.of(by.who(), by.why());
            case Undone undone -> List.of(undone.reason().name());
        };
    }

    private static What what(Kind kind, List<String> said) {
        return switch (kind) {
            case SENT -> new Sent();
            case REPLIED -> replied(parts(said, " "));
            case STALE_REPLY -> new StaleReply(said.getFirst());
            case LATE -> new Late();
            case SILENT -> new Silent(said.contains(UNHEARD));
            case TURNED_BACK -> new TurnedBack(Reason.valueOf(said.getFirst()));
            case PARKED -> new Parked(said.getFirst());
            case RETRIED -> decided(said, Retried::new);
            case SKIPPED -> decided(said, Skipped::new);
            case COMPENSATED -> decided(said, Compensated::new);
            case COMPLETED -> new Completed();
            case UNDONE -> new Undone(Reason.valueOf(said.getFirst()));
        };
    }

    private static What replied(List<String> said) {
        return new Replied(said.getFirst(), said.size() == 1 ? null : said.getLast());
    }

    private static What decided(List<String> said, BiFunction<String, String, What> by) {
        List<String> parts = parts(said, ": ");
        return by.apply(parts.getFirst(), parts.getLast());
    }

    private static List<String> parts(List<String> said, String between) {
        return said.size() > 1 ? said : List.of(said.getFirst().split(between, 2));
    }
}
