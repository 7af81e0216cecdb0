package io.hutong.payment.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.identity.BuyerIds;
import io.hutong.kernel.time.RetrySchedule;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.mandate.ContractHistoryPropertyTest.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Our rows of mandates in memory, ruled by what rules them in the database, and a channel. */
final class ContractWorld {

    static final PlatformIdentity PLATFORM =
            new PlatformIdentity("1900000001", "wx", 100001, Map.of());
    private static final BuyerIds BUYERS = BuyerIds.ofKey(new byte[32]);
    private static final Duration SIGNING = Duration.ofHours(1);
    private static final int ROUNDS = 10_000;

    private final MandateRules rules = new MandateRules(
            new MandateRules.Parties(PLATFORM, BUYERS), new MandateRules.Times(
                    every(Duration.ofMinutes(1)), every(Duration.ofMinutes(5)),
                    Duration.ofHours(24),
                    new ContractDecision.Limits(Duration.ofMinutes(130), 5)));
    private final Map<String, Row> rows = new TreeMap<>();
    private final List<Flight> flights = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-11T10:00:00Z");
    private final ModelChannel channel = new ModelChannel(() -> now);
    private final ContractCalls calls = new ContractCalls(channel, PLATFORM, () -> now);
    private int numbers;

    /** @param lease counts the leases, 0 while nobody holds it; due never when absent */
    private record Row(Mandate mandate, @Nullable Instant due, int lease) {
    }

    private record Flight(Mandate mandate, int lease, ContractCalls.Reply reply) {
    }

    void happens(Event event) {
        switch (event) {
            case Event.Started(int buyer) -> start(buyer);
            case Event.Signed(int which, boolean bySomebodyElse) ->
                    channel.signOne(which, bySomebodyElse);
            case Event.EndedInWechat(int which) -> channel.endOne(which);
            case Event.EndedHere(int buyer) -> MandateRules.calledOff(rows.values().stream()
                    .filter(row -> row.mandate.buyerId().equals(idOf(buyer)) && isOpen(row))
                    .map(Row::mandate).toList()).forEach(this::apply);
            case Event.CalledBack(int which) -> channel.callback(which).ifPresent(this::hint);
            case Event.Asked(int which) -> askOne(which);
            case Event.Answered(int which) -> answerOne(which);
            case Event.Broken(var fault) -> channel.breaks(fault);
            case Event.Crashed() -> crash();
            case Event.Passed(int minutes) -> now = now.plus(Duration.ofMinutes(minutes));
        }
    }

    /** Whoever still has a page of WeChat open signs it, whatever was said here. */
    void everyOpenPageIsSigned() {
        channel.signAll();
    }

    /** No callback comes any more, and the channel answers. */
    void comesToRest() {
        channel.heals();
        crash();
        for (int i = 0; i < ROUNDS; i++) {
            Instant next = rows.values().stream().map(Row::due).filter(due -> due != null)
                    .min(Instant::compareTo).orElse(null);
            if (next == null) {
                return;
            }
            now = next.isAfter(now) ? next : now;
            askOne(0);
            answerOne(0);
        }
        throw new AssertionError("never at rest: " + rows);
    }

    void assertOnlyWhatIsShownIsInForce() {
        List<String> shown = rows.values().stream().map(Row::mandate)
                .filter(mandate -> mandate.status() == MandateStatus.SIGNED)
                .map(Mandate::mandateId).toList();
        assertThat(shown).as("%s", rows).containsAll(channel.inForce());
        assertThat(rows.values().stream().map(Row::mandate)
                .filter(mandate -> mandate.status() == MandateStatus.SIGNED)
                .collect(Collectors.groupingBy(Mandate::buyerId, Collectors.counting()))
                .values()).allMatch(count -> count == 1);
        assertThat(channel.inForce()).allMatch(code -> channel.signerOf(code)
                .equals(openidOf(rows.get(code).mandate.buyerId())));
    }

    void assertNothingIsInForce() {
        assertThat(channel.inForce()).as("%s", rows).isEmpty();
    }

    private void start(int buyer) {
        String id = "m%03d".formatted(++numbers);
        rows.put(id, new Row(new Mandate(id, idOf(buyer), new Mandate.Contract(id, null, null),
                MandateStatus.PENDING, Mandate.Usage.NONE,
                new Mandate.Times(now.plus(SIGNING), null, now, 0)), now, 0));
        channel.open(id, "o" + buyer);
    }

    private void hint(String code) {
        Row row = rows.get(code);
        boolean ended = row.mandate.status() == MandateStatus.EXPIRED
                || row.mandate.status() == MandateStatus.TERMINATED;
        Mandate.End end = row.mandate.end();
        rows.put(code, new Row(row.mandate.ended(row.mandate.status(),
                new Mandate.End(end.mode(), end.at(), ended)), now, 0));
    }

    private void askOne(int which) {
        List<Row> due = rows.values().stream()
                .filter(row -> row.due != null && !row.due.isAfter(now)).toList();
        if (!due.isEmpty()) {
            Mandate mandate = asked(due.get(which % due.size()).mandate);
            int lease = ++numbers;
            rows.put(mandate.mandateId(),
                    new Row(mandate, now.plus(MandateWorker.LEASE), lease));
            flights.add(new Flight(mandate, lease, calls.ask(mandate)));
        }
    }

    private void answerOne(int which) {
        if (flights.isEmpty()) {
            return;
        }
        Flight flight = flights.remove(which % flights.size());
        Row row = rows.get(flight.mandate.mandateId());
        if (row.lease == flight.lease) {
            rules.turn(row.mandate, rows.values().stream().map(Row::mandate)
                    .filter(other -> other.status() == MandateStatus.SIGNED
                            && other.buyerId().equals(row.mandate.buyerId())
                            && !other.mandateId().equals(row.mandate.mandateId()))
                    .toList(),
                    flight.reply, now).forEach(this::apply);
        }
    }

    private void apply(MandateChange change) {
        switch (change) {
            case MandateChange.Signed(Mandate mandate, var contract) -> {
                Mandate signed = mandate.signed(contract);
                put(signed, signed.times().expiresAt());
            }
            case MandateChange.Ended ended ->
                    put(ended.after(now), ended.open() ? now : null);
            case MandateChange.Settled(Mandate mandate) -> put(mandate,
                    mandate.status() == MandateStatus.SIGNED
                            ? mandate.times().expiresAt() : null);
            case MandateChange.Later(Mandate mandate, Duration delay) ->
                    put(mandate, now.plus(delay));
            case MandateChange.Told told -> assertThat(told.detail()).isNotBlank();
        }
    }

    private void put(Mandate mandate, @Nullable Instant due) {
        rows.put(mandate.mandateId(), new Row(mandate, due, 0));
    }

    /** What was on its way is lost; the leases of this process are due at once. */
    private void crash() {
        flights.clear();
        rows.replaceAll((id, row) -> row.lease == 0 ? row : new Row(row.mandate, now, 0));
    }

    private static boolean isOpen(Row row) {
        return row.mandate.status() == MandateStatus.PENDING
                || row.mandate.status() == MandateStatus.SIGNED || row.mandate.end().open();
    }

    private static Mandate asked(Mandate mandate) {
        Mandate.Times times = mandate.times();
        return new Mandate(mandate.mandateId(), mandate.buyerId(), mandate.contract(),
                mandate.status(), mandate.usage(), new Mandate.Times(times.expiresAt(),
                        times.signedAt(), times.openedAt(), times.tries() + 1),
                mandate.end());
    }

    private static String idOf(int buyer) {
        return BUYERS.idOf(PLATFORM.appid(), "o" + buyer);
    }

    private static String openidOf(String buyerId) {
        return buyerId.equals(idOf(0)) ? "o0" : "o1";
    }

    private static RetrySchedule every(Duration pause) {
        return new RetrySchedule(List.of(pause));
    }
}
